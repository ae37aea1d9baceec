namespace AlertBot.Understanding.Stories.Words;

/// <summary>Spells Ukrainian and Russian stems one way, so that the many words that the two share meet: <c>заморожен</c>, <c>санкци</c>.</summary>
internal static class CommonSpelling
{
    public static string Of(string stem)
    {
        Span<char> spelled = stackalloc char[Math.Min(stem.Length, 64)];
        var length = 0;
        foreach (var letter in stem)
        {
            if (length < spelled.Length && letter is not ('ь' or 'ъ' or '\''))
            {
                spelled[length++] = letter switch
                {
                    'і' or 'ї' or 'ы' => 'и',
                    'є' or 'э' or 'ё' => 'е',
                    'ґ' => 'г',
                    _ => letter,
                };
            }
        }

        return new string(spelled[..length]);
    }
}

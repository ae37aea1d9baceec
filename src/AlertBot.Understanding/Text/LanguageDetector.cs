namespace AlertBot.Understanding.Text;

/// <summary>Tells English, Ukrainian and Russian apart by the letters that only one of them uses.</summary>
public static class LanguageDetector
{
    public const string Undetermined = "und";

    public static string Detect(string title, string text)
    {
        int latin = 0, cyrillic = 0, ukrainian = 0, russian = 0;
        Count(title);
        Count(text);
        return (latin, cyrillic) switch
        {
            (0, 0) => Undetermined,
            _ when latin > cyrillic => "en",
            _ => ukrainian >= russian ? "uk" : "ru",
        };

        void Count(string part)
        {
            foreach (var letter in part)
            {
                switch (letter)
                {
                    case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                        latin++;
                        break;
                    case >= '\u0400' and <= '\u04FF':
                        cyrillic++;
                        ukrainian += letter is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ' ? 1 : 0;
                        russian += letter is 'ы' or 'э' or 'ъ' or 'ё' or 'Ы' or 'Э' or 'Ъ' or 'Ё' ? 1 : 0;
                        break;
                }
            }
        }
    }
}

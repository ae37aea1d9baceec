using System.Text;

namespace AlertBot.Storage.Engines;

/// <summary>
/// PostgreSQL's text holds neither U+0000 nor half a surrogate pair, and feeds may hold both: one such item must not stop the rest.
/// </summary>
internal static class PostgresText
{
    /// <returns>The same instance when nothing had to be replaced.</returns>
    public static string Storable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return Replaced(text);
            }
        }

        return text;
    }

    private static string Replaced(string text)
    {
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        // Whole pairs are the common case: the text is then its own.
        var replaced = storable.ToString();
        return replaced == text ? text : replaced;
    }
}

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
                        ukrainian += "іїєґІЇЄҐ".Contains(letter) ? 1 : 0;
                        russian += "ыэъёЫЭЪЁ".Contains(letter) ? 1 : 0;
                        break;
                }
            }
        }
    }
}

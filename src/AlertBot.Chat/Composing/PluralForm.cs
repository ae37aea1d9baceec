namespace AlertBot.Chat.Composing;

/// <summary>Plural categories of whole numbers as Unicode CLDR defines them for the three languages.</summary>
public static class PluralForm
{
    public static string Of(string language, int number) => language is "uk" or "ru" ? Slavic(number) : number == 1 ? "one" : "other";

    private static string Slavic(int number) => (Math.Abs(number) % 10, Math.Abs(number) % 100) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };
}

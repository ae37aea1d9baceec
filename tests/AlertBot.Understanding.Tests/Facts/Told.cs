using NodaTime;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>What is read from one item in our own words, of Thursday, 24 July 2025.</summary>
internal static class Told
{
    private static readonly ItemReader Reader = new();

    public static Reading Of(string language, string title, string text = "") =>
        Reader.Read(new ItemText("id", title, text, PublicationTime.On(new LocalDate(2025, 7, 24)), language));
}

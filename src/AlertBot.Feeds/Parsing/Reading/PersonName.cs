namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>The name of an author, however the format writes it.</summary>
internal static class PersonName
{
    public static string? Of(ReadOnlySpan<byte> inner, string characters, bool hasElements) =>
        hasElements ? InnerElement.Text(inner, "name"u8) ?? InnerElement.Text(inner, "email"u8) : Plain(characters.Trim());

    /// <summary>RSS writes "mail@example.com (Name)".</summary>
    private static string Plain(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && text.EndsWith(')') && text.AsSpan(0, open).Contains('@') ? text[(open + 1)..^1].Trim() : text;
    }
}

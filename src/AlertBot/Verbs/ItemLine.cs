using System.Text.Json;
using AlertBot.Settings;
using AlertBot.Understanding;

namespace AlertBot.Verbs;

/// <summary>An input line of <c>read</c>, <c>group</c> and <c>backtest</c>.</summary>
internal sealed record ItemLine(string Id, string? Title, string? Text, string? Published, string? Lang, string? Url, string? Publisher)
{
    /// <exception cref="FormatException">The line is not such an object; the message says what is wrong with it.</exception>
    public static ItemText Parse(string line)
    {
        ItemLine? read;
        try
        {
            read = JsonSerializer.Deserialize<ItemLine>(line, JsonLines.Options);
        }
        catch (JsonException e)
        {
            throw new FormatException($"not a JSON object of an item ({JsonReason.Of(e, isOneLine: true)})", e);
        }

        if (read is null || string.IsNullOrEmpty(read.Id))
        {
            throw new FormatException("an item needs an \"id\"");
        }

        if (!PublicationTime.TryParse(read.Published, out var published))
        {
            throw new FormatException($"\"published\" is {read.Published ?? "missing"}; it must be a date such as 2025-07-23 or a moment such as 2025-07-23T18:05:00Z");
        }

        return new ItemText(read.Id, read.Title ?? "", read.Text ?? "", published, read.Lang, read.Url, read.Publisher);
    }
}

using System.Text.Json;

namespace AlertBot.Settings;

/// <summary>What is wrong with JSON that a person wrote, in a sentence without the names of types.</summary>
internal static class JsonReason
{
    /// <param name="isOneLine">The line is known to the reader and not said again.</param>
    public static string Of(JsonException e, bool isOneLine = false)
    {
        if (e.BytePositionInLine is null)
        {
            return e.Message;
        }

        // The parser counts from 0.
        var line = isOneLine ? "" : FormattableString.Invariant($"line {e.LineNumber + 1}, ");
        return e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? $"{line}{Name(e.Path)} has a value of the wrong kind"
            : FormattableString.Invariant($"{line}character {e.BytePositionInLine + 1}: {e.Message.Split([" Path: ", " LineNumber: "], StringSplitOptions.None)[0].TrimEnd('.')}");
    }

    private static string Name(string? path) => path is null or "$" ? "it" : $"\"{path.TrimStart('$', '.')}\"";
}

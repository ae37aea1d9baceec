using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlertBot.Verbs;

/// <summary>JSON Lines in and out: one object a line, UTF-8; <c>-</c> is standard input.</summary>
internal static class JsonLines
{
    /// <summary>Cyrillic and emoji are written as themselves: the output goes to files and terminals, never into HTML.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static TextReader Open(string source) => source == "-" ? Console.In : new StreamReader(source);

    /// <summary>Each non-empty line with its number, counted from 1.</summary>
    public static IEnumerable<(int Number, string Line)> Read(TextReader reader)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Composing;

/// <summary>
/// A message in a destination's own shape: a line for each line of the template, with names in braces. What is put in is plain text, which the
/// platforms escape as all of it.
/// </summary>
public static partial class MessageTemplate
{
    public const int Longest = 1_000;

    public static ImmutableArray<string> Names { get; } = ["title", "lines", "kind", "categories", "sources", "dossier"];

    /// <returns>The first name that there is not, or null when all is well.</returns>
    public static string? Check(string template) =>
        Braces().Matches(template).Select(m => m.Groups[1].Value).FirstOrDefault(name => !Names.Contains(name));

    /// <param name="kind">In the reader's words.</param>
    public static ChatMessage Fill(string template, ChatMessage message, string kind, string dossier)
    {
        var lines = template.Split(["\n", "\\n", "|"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var filled = lines.SelectMany(line => line == "{lines}" ? message.Lines : [TextLine.Plain(FillLine(line, message, kind, dossier))]).ToImmutableArray();
        return filled.IsEmpty ? message : message with
        {
            Title = PlainRendering.Line(filled[0]) is { Length: > 0 } title ? title : message.Title,
            Lines = [.. filled.Skip(1)],
            Sources = template.Contains("{sources}", StringComparison.Ordinal) ? [] : message.Sources,
            Footer = null,
        };
    }

    private static string FillLine(string line, ChatMessage message, string kind, string dossier) => Braces().Replace(line, m => m.Groups[1].Value switch
    {
        "title" => message.Title,
        "lines" => string.Join(' ', message.Lines.Select(PlainRendering.Line)),
        "kind" => kind,
        "categories" => message.Footer ?? "",
        "sources" => string.Join(", ", message.Sources.Select(s => s.Mark is null ? s.Publisher : $"{s.Publisher} ({s.Mark})")),
        "dossier" => dossier,
        _ => m.Value,
    });

    [GeneratedRegex(@"\{(\w{1,30})\}")]
    private static partial Regex Braces();
}

using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Discord.Text;

/// <summary>Rows of buttons without those for which Discord would refuse the whole message.</summary>
internal static class Buttons
{
    private const int MostRows = 5;
    private const int MostInRow = 5;
    private const int LongestLabel = 80;
    private const int LongestLink = 512;
    private const int LongestCommand = 100;

    public static ImmutableArray<RowBody> Of(ImmutableArray<ImmutableArray<MessageButton>> rows)
    {
        var commands = new HashSet<string>();
        return [.. rows.Select(row => Row(row, commands)).Where(row => row.Components.Length > 0).Take(MostRows)];
    }

    /// <summary>A webhook that people made may lead somewhere, but nothing comes back from it.</summary>
    public static ImmutableArray<ImmutableArray<MessageButton>> Links(ImmutableArray<ImmutableArray<MessageButton>> rows) =>
        [.. rows.Select(row => row.Where(button => button.Command is null).ToImmutableArray())];

    private static RowBody Row(ImmutableArray<MessageButton> row, HashSet<string> commands) =>
        new(1, [.. row.Select(button => Button(button, commands)).OfType<ButtonBody>().Take(MostInRow)]);

    private static ButtonBody? Button(MessageButton button, HashSet<string> commands)
    {
        var label = TextLength.Cut(PlainText.OneLine(button.Label), LongestLabel);
        return label.Length == 0 ? null
            : button.Command is { } command ? Command(label, command, commands)
            : WebLink.Safe(button.Link) is { Length: <= LongestLink } link ? new ButtonBody(2, 5, label, link, null)
            : null;
    }

    private static ButtonBody? Command(string label, string command, HashSet<string> commands) =>
        command.Length is > 0 and <= LongestCommand && commands.Add(command) ? new ButtonBody(2, 2, label, null, command) : null;
}

internal sealed record RowBody(int Type, ImmutableArray<ButtonBody> Components);

internal sealed record ButtonBody(int Type, int Style, string Label, string? Url, string? CustomId);

using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Reminders;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Chat.Commands.Everyone;

internal sealed class DeadlinesCommand(ILookUpStore store, DeadlineAlerts deadlines) : ChatCommand
{
    private const int Most = 15;

    public override string Name => "deadlines";

    public override ImmutableArray<CommandOption> Options => [new("all", OptionKind.YesNo)];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var entries = await store.For(call.SeenBy).DeadlinesAsync(call.Arguments.Is("all"), cancellationToken);
        return CommandReply.Screen(entries.Count == 0
            ? Say.Message(call.Words.Text("deadlines.none"))
            : Say.Message(call.Words.Text("deadlines.title"), entries.OrderByDescending(e => e.State == LedgerState.Open).ThenBy(e => e.Due.Earliest).Take(Most).SelectMany(e => Lines(deadlines.Note(e, null), call))) with
            {
                Buttons = call.Arguments.Is("all") ? [] : [[new MessageButton(call.Words.Text("button.all-deadlines"), Command: "deadlines yes"), new MessageButton(call.Words.Text("button.timeline"), Command: "timeline")]],
            });
    }

    /// <summary>The deadline under its number, then what is known of it.</summary>
    internal static IEnumerable<TextLine> Lines(DeadlineNote note, CommandCall call)
    {
        var words = new DeadlineWords(call.Words, call.Now.InUtc().Date);
        var kind = note.State == LedgerState.Open ? AlertKind.Reminder : AlertKind.DeadlinePassed;
        yield return TextLine.Of(LineStyle.Heading, new TextRun($"d{note.Id} · {words.Title(note, kind)}"));
        foreach (var line in words.Lines(note, kind))
        {
            yield return line;
        }
    }
}

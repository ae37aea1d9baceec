using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>The deadlines along time, with the dates that they had before. A picture where one can be drawn.</summary>
internal sealed class TimelineCommand(ILookUpStore store, PublisherCatalog publishers) : ChatCommand
{
    private const int Most = 20;

    private readonly LedgerDocuments _pictures = new();

    public override string Name => "timeline";

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var entries = await store.For(call.SeenBy).DeadlinesAsync(all: true, cancellationToken);
        if (entries.Count == 0)
        {
            return CommandReply.Of(Say.Message(call.Words.Text("deadlines.none")));
        }

        var today = call.Now.InUtc().Date;
        var message = Say.Message(call.Words.Text("timeline.heading"), entries.OrderBy(e => e.Due.Earliest).TakeLast(Most).Select(e => Line(e, today, call.Words)));
        var picture = _pictures.Of(entries, $"{call.Words.Language} {today}", () => TimelinePicture.Png(entries, call.Words.Language, today, TimelineTheme.Light, publishers));
        return new CommandReply(new Reply(message) { Files = picture is { } png ? [new ReplyFile("timeline.png", "image/png", png)] : [] });
    }

    private static TextLine Line(LedgerEntry entry, LocalDate today, Localizer words) => TextLine.Of(
        LineStyle.Bullet,
        [
            .. entry.Superseded.SelectMany(due => new[] { new TextRun(words.Window(due), RunStyle.Struck), new TextRun(" → ") }),
            new TextRun(words.Window(entry.Due), RunStyle.Bold),
            new TextRun($"{(entry.Due.Latest < today ? " ✓" : "")} {(entry.SetBy is { } setter ? words.Name(setter) : null)}: {words.Matter(entry.Action, entry.Kind)}"),
        ]);
}

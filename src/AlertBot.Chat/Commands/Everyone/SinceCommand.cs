using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>What moved since a moment: for who comes back from a flight or a weekend.</summary>
internal sealed class SinceCommand(ILookUpStore store, DeadlineAlerts deadlines) : ChatCommand
{
    private const int MostStories = 15;

    public override string Name => "since";

    public override ImmutableArray<CommandOption> Options => [new("when", IsRequired: true) { Longest = 40, TakesRest = true }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["when"]!;
        var since = MomentText.Read(written, call.Now) ?? throw new RefusedException("error.when", written);
        var stories = await store.For(call.SeenBy).StoriesAsync(since, 0, MostStories + 1, cancellationToken);
        var moved = (await store.For(call.SeenBy).DeadlinesAsync(all: true, cancellationToken)).Where(d => d.History[^1].At >= since).ToList();
        var title = call.Words.Text("since.title", call.Words.Day(since.InUtc().Date), since.InUtc().TimeOfDay.ToString("HH:mm", call.Words.Culture));
        return CommandReply.Of(stories.Count + moved.Count == 0
            ? Say.Message(title, TextLine.Plain(call.Words.Text("since.none")))
            : Say.Message(title, [.. stories.Take(MostStories).Select(s => Lists.Story(s, call.Words, call.Now)), .. moved.SelectMany(d => DeadlinesCommand.Lines(deadlines.Note(d, null), call).Take(2))]));
    }
}

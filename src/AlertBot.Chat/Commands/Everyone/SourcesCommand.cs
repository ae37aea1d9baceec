using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>Whom AlertBot reads. Addresses of feeds are the owner's affair: they may hold keys.</summary>
internal sealed class SourcesCommand(ILookUpStore store, PublisherCatalog publishers) : ChatCommand
{
    private const int Most = 60;
    private static readonly Duration Week = Duration.FromDays(7);

    public override string Name => "sources";

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var sources = (await store.For(call.SeenBy).SourcesAsync(call.Now - Week, cancellationToken)).GroupBy(s => s.Publisher).OrderByDescending(g => g.Sum(s => s.Items)).Take(Most).ToList();
        return CommandReply.Of(sources.Count == 0
            ? Say.Message(call.Words.Text("sources.none"))
            : Say.Message(call.Words.Text("sources.title"), sources.Select(g => Line(g.Key, [.. g], call))));
    }

    private TextLine Line(string publisher, List<SourceLine> feeds, CommandCall call)
    {
        var newest = feeds.Max(f => f.Newest);
        var languages = string.Join(", ", feeds.Select(f => f.Language).OfType<string>().Select(l => l.Split('-')[0]).Distinct());
        return TextLine.Of(
            LineStyle.Bullet,
            new TextRun(Lists.Publisher(publisher, publishers, call.Words), RunStyle.Bold),
            new TextRun($" {languages} — {call.Words.Count("items", feeds.Sum(f => f.Items))}{(newest is { } at ? ", " + Ago.Of(call.Words, at, call.Now) : "")}"));
    }
}

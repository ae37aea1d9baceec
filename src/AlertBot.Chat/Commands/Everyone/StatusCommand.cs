using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>Where the negotiation stands: the newest report of each kind of fact, with its source.</summary>
internal sealed class StatusCommand(ILookUpStore store, ItemReader reader, PublisherCatalog publishers, DeadlineAlerts deadlines) : ChatCommand
{
    private const int MostItems = 300;

    private static readonly FactKind[] Shown =
        [FactKind.Round, FactKind.Venue, FactKind.HeldOn, FactKind.PlannedFor, FactKind.Mediator, FactKind.DelegationHead, FactKind.Outcome, FactKind.Proposal, FactKind.ProposalAnswer, FactKind.PeopleExchanged, FactKind.BodiesExchanged, FactKind.ChildrenReturned, FactKind.Position];

    private static readonly FactKind[] OfEachSpeaker = [FactKind.DelegationHead, FactKind.Proposal, FactKind.Position];

    public override string Name => "status";

    public override ImmutableArray<CommandOption> Options => [new("dossier") { Longest = 100, HasSuggestions = true }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var dossier = DossierOption.Find(call, reader.Dossiers) ?? reader.Dossiers.Dossiers[0];
        var items = await store.RelevantAsync(dossier.Id, MostItems, cancellationToken);
        var open = (await store.DeadlinesAsync(all: false, cancellationToken)).Where(d => d.Dossier == dossier.Id).OrderBy(d => d.Due.Earliest).Take(3);
        return CommandReply.Of(items.Count == 0
            ? Say.Message(call.Words.Text("status.none", dossier.Name))
            : Say.Message(
                call.Words.Text("status.title", dossier.Name),
                [.. Facts(items, call), Say.Labelled(call.Words.Text("status.last-report"), Ago.Of(call.Words, items[0].Item.Published, call.Now)), .. open.SelectMany(d => DeadlinesCommand.Lines(deadlines.Note(d, null), call).Take(1))]));
    }

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DossierOption.Suggest(reader.Dossiers, typed));

    private IEnumerable<TextLine> Facts(IReadOnlyList<ReadItem> items, CommandCall call) => Shown
        .SelectMany(kind => items
            .SelectMany(i => i.Reading.Facts.All.Where(f => f.Kind == kind).Select(f => (Fact: f, i.Item)))
            .DistinctBy(f => OfEachSpeaker.Contains(kind) ? f.Fact.By : "")
            .Take(3))
        .Select(f => TextLine.Of(
            LineStyle.Bullet,
            new TextRun(call.Words.Text(TextKey.Of("profile", f.Fact.Kind)) + ": ", RunStyle.Bold),
            new TextRun(f.Fact.By is { } by && by != f.Fact.Value ? $"{f.Fact.Value} ({by})" : f.Fact.Value),
            new TextRun(" — "),
            new TextRun(Lists.Publisher(f.Item.Publisher, publishers, call.Words), RunStyle.Plain, f.Item.Link),
            new TextRun($", {Ago.Of(call.Words, f.Item.Published, call.Now)}")));
}

using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Profiles;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>Where the negotiation stands: its profile, drawn from the newest reports, each line with its source.</summary>
internal sealed class StatusCommand(ILookUpStore store, IDestinationStore destinations, ItemReader reader, PublisherCatalog publishers, DeadlineAlerts deadlines) : ChatCommand
{
    private const int MostItems = 300;

    private const int MostOfAKind = 3;
    private const int MostOthers = 6;

    public override string Name => "status";

    public override ImmutableArray<CommandOption> Options => [new("dossier") { Longest = 100, HasSuggestions = true }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var dossier = DossierOption.Find(call, reader.Dossiers) ?? await LiveliestAsync(call, cancellationToken);
        var items = await store.For(call.SeenBy).RelevantAsync(dossier.Id, MostItems, cancellationToken);
        var reports = items.Select(i => new ProfileReport(i.Item.Id, i.Item.Published, publishers.Find(i.Item.Publisher).Voice, i.Reading.Facts));
        var profile = NegotiationProfile.Of(dossier, reports, call.Now.InUtc().Date);
        var open = (await store.For(call.SeenBy).DeadlinesAsync(all: false, cancellationToken)).Where(d => d.Dossier == dossier.Id).OrderBy(d => d.Due.Earliest).Take(3);
        return CommandReply.Screen(Message() with { Buttons = Others(dossier, call.Words) });

        ChatMessage Message() => items.Count == 0
            ? Say.Message(call.Words.Text("status.none", call.Words.Dossier(dossier)))
            : Say.Message(
                call.Words.Text("status.title", call.Words.Dossier(dossier)),
                [.. Lines(profile, items, call), Say.Labelled(call.Words.Text("status.last-report"), Ago.Of(call.Words, items[0].Item.Published, call.Now)), .. open.SelectMany(d => DeadlinesCommand.Lines(deadlines.Note(d, null), call).Take(1))]);
    }

    /// <summary>Of those that the place follows, or of all, the one that was reported on last.</summary>
    private async Task<Dossier> LiveliestAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var followed = (await destinations.FindAsync(call.Where.Address, cancellationToken))?.Orders.SelectMany(o => o.Dossiers).ToHashSet() ?? [];
        var liveliest = reader.Dossiers.Dossiers[0];
        var newest = Instant.MinValue;
        foreach (var dossier in reader.Dossiers.Dossiers.Where(d => followed.Count == 0 || followed.Contains(d.Id)))
        {
            if (await store.For(call.SeenBy).RelevantAsync(dossier.Id, 1, cancellationToken) is [var report, ..] && report.Item.Published > newest)
            {
                (liveliest, newest) = (dossier, report.Item.Published);
            }
        }

        return liveliest;
    }

    private ImmutableArray<ImmutableArray<MessageButton>> Others(Dossier shown, Localizer words) =>
        Buttons.InRows([.. reader.Dossiers.Dossiers.Where(d => d.Id != shown.Id).Select(d => new MessageButton(words.Dossier(d), Command: $"status {d.Id}")).Where(b => ButtonData.Fits(b.Command!)).Take(MostOthers)], 2);

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DossierOption.Suggest(call, reader.Dossiers, typed));

    private IEnumerable<TextLine> Lines(NegotiationProfile profile, IReadOnlyList<ReadItem> items, CommandCall call)
    {
        var byId = items.DistinctBy(i => i.Item.Id).ToDictionary(i => i.Item.Id, i => i.Item);
        return Shown(profile).Select(f => TextLine.Of(
            LineStyle.Bullet,
            new TextRun(FactWording.Kind(f.Fact.Kind, call.Words) + ": ", RunStyle.Bold),
            new TextRun(Value(f.Fact, call.Words)),
            new TextRun(" — "),
            new TextRun(Lists.Publisher(byId[f.Report.Item].Publisher, publishers, call.Words), RunStyle.Plain, byId[f.Report.Item].Link),
            new TextRun($", {Ago.Of(call.Words, f.Report.Published, call.Now)}")));
    }

    private static string Value(Fact fact, Localizer words)
    {
        var value = FactWording.Value(fact.Kind, fact.Value, words);
        return fact.By is { } by && by != fact.Value ? $"{value} ({words.Name(by)})" : value;
    }

    /// <summary>In the order in which people ask: the meeting, who meets, what came of it, what is on the table.</summary>
    private static IEnumerable<CitedFact> Shown(NegotiationProfile profile) => new[] { profile.Round, profile.Venue, profile.HeldOn, profile.PlannedFor, profile.Mediator }
        .Concat(profile.Delegations.Select(d => d.Head))
        .Append(profile.Outcome)
        .OfType<CitedFact>()
        .Concat(profile.Proposals.Take(MostOfAKind).SelectMany(p => p.Answers.Prepend(p.Offer)))
        .Concat(profile.Exchanges)
        .Concat(profile.Positions.Take(MostOfAKind));
}

using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>Why something was alerted, or was not: the stage, the rule, the evidence.</summary>
internal sealed class WhyCommand(ILookUpStore store, ItemReader reader, PublisherCatalog publishers, Composer composer) : ChatCommand
{
    private const int MostEvidence = 8;

    public override string Name => "why";

    public override ImmutableArray<CommandOption> Options => [new("reference", IsRequired: true) { TakesRest = true, Longest = 500 }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = call.Arguments["reference"]!;
        if (reference.Length > 1 && reference[0] is 'a' or 'A' && StoryCommand.Number(reference, 'a') is { } number)
        {
            var alert = await store.For(call.SeenBy).AlertAsync(number, cancellationToken) ?? throw new RefusedException("why.unknown", reference);
            return await OfAlertAsync(alert, call, cancellationToken);
        }

        return OfItem(await store.For(call.SeenBy).FateAsync(reference, cancellationToken) ?? throw new RefusedException("why.unknown", reference), call);
    }

    private async Task<CommandReply> OfAlertAsync(NumberedAlert alert, CommandCall call, CancellationToken cancellationToken)
    {
        var title = composer.Compose(alert.Alert, LatestCommand.Reader(call), call.Now).Title;
        var occasion = alert.Alert.Items.IsEmpty ? null : await store.For(call.SeenBy).FateAsync($"i{alert.Alert.Items[^1]}", cancellationToken);
        return CommandReply.Of(Say.Message(
            call.Words.Text("why.alert", $"a{alert.Number}", title),
            [
                Say.Labelled(call.Words.Text("why.rule"), Because(alert.Alert, call.Words)),
                Say.Labelled(call.Words.Text("why.urgency"), call.Words.Text(TextKey.Of("weight", alert.Alert.Urgency))),
                Say.Labelled(call.Words.Text("why.rests-on"), call.Words.Count("reports", alert.Alert.Items.Length)),
                .. occasion is null ? [] : Evidence(occasion, call),
            ]) with
        { Buttons = Feedback($"a{alert.Number}", call) });
    }

    /// <summary>The rule's own sentence is English; in other languages it is said what kind of rule it was.</summary>
    private static string Because(Alert alert, Localizer words) => words.Language == "en" ? alert.Why
        : alert.IsCorrection ? words.Text("because.corrected")
        : words.Text(TextKey.Of("because", alert.Kind));

    private CommandReply OfItem(ItemFate fate, CommandCall call)
    {
        var wasAlerted = !fate.Alerts.IsEmpty;
        var decision = fate.Item.Decision ?? TextKey.Of("stage", fate.Stage);
        return CommandReply.Of(Say.Message(
            call.Words.Text(wasAlerted ? "why.item-alerted" : "why.item-silent"),
            [
                Lists.Item(fate.Item, publishers, call.Words, call.Now),
                Say.Labelled(call.Words.Text("why.stage"), call.Words.Text(TextKey.Of("stage", fate.Stage))),
                Say.Labelled(call.Words.Text("why.decision"), call.Words.Has($"decision.{decision}") ? call.Words.Text($"decision.{decision}") : decision),
                .. fate.Story is { } story ? [Say.Labelled(call.Words.Text("why.story"), $"s{story}")] : Array.Empty<TextLine>(),
                .. wasAlerted ? [Say.Labelled(call.Words.Text("why.alerts"), string.Join(", ", fate.Alerts.Select(a => $"a{a.Number}")))] : Array.Empty<TextLine>(),
                .. Evidence(fate, call),
            ]) with
        { Buttons = Feedback($"i{fate.Item.Id}", call) });
    }

    /// <summary>What was not relevant is read again: readings of it are not kept, and they are pure.</summary>
    private IEnumerable<TextLine> Evidence(ItemFate fate, CommandCall call)
    {
        var reading = fate.Reading ?? reader.Read(new ItemText($"i{fate.Item.Id}", fate.Item.Title, fate.Text, PublicationTime.At(fate.Item.Published), null, fate.Item.Link, fate.Item.Publisher));
        if (reading.Dossiers.IsEmpty)
        {
            return [Say.Labelled(call.Words.Text("why.relevance"), call.Words.Text("why.no-dossier"))];
        }

        var best = reading.Dossiers[0];
        var dossier = reader.Dossiers.Find(best.Dossier);
        var threshold = dossier?.Thresholds.Relevance ?? Thresholds.Default.Relevance;
        return
        [
            Say.Labelled(call.Words.Text("why.relevance"), call.Words.Text("why.relevance-of", dossier is null ? best.Dossier : call.Words.Dossier(dossier), best.Relevance.ToString("0.00", call.Words.Culture), threshold.ToString("0.00", call.Words.Culture))),
            .. best.Categories.IsEmpty ? Array.Empty<TextLine>() : [Say.Labelled(call.Words.Text("why.categories"), string.Join(", ", best.Categories.Select(c => call.Words.Text(TextKey.Of("category", c)))))],
            .. best.Why.OrderByDescending(w => Math.Abs(w.Weight)).Take(MostEvidence).Select(w => Weighed(w, call)),
        ];
    }

    private static TextLine Weighed(Evidence evidence, CommandCall call) =>
        TextLine.Of(LineStyle.Bullet, new TextRun($"{evidence.Weight.ToString("+0.0;−0.0", call.Words.Culture)} "), new TextRun(call.Words.Rule(evidence.Rule), RunStyle.Italic), new TextRun(evidence.Quote.Length > 0 ? " " + call.Words.Text("quote", TextLength.Cut(evidence.Quote, 80)) : ""));

    private static ImmutableArray<ImmutableArray<MessageButton>> Feedback(string reference, CommandCall call) =>
        [[new MessageButton(call.Words.Text("choice.false-alarm"), Command: $"feedback false-alarm {reference}"), new MessageButton(call.Words.Text("choice.missed"), Command: $"feedback missed {reference}")]];
}

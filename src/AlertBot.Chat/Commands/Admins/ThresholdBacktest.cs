using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// What chat asks and answers about another threshold of a dossier. Thresholds hold for everybody, so only the owners may, and what is told is
/// every alert of the dossier and not what one destination gets of them.
/// </summary>
internal sealed class ThresholdBacktest(ItemReader reader, ThresholdTrial trial, BacktestAnswer answer)
{
    public async Task<CommandReply> RunAsync(CommandCall call, TriedThreshold threshold, CancellationToken cancellationToken)
    {
        if (!call.IsOwner)
        {
            throw new RefusedException("error.owners-only");
        }

        if (DossierOption.Find(call, reader.Dossiers) is not { } dossier)
        {
            return reader.Dossiers.Dossiers is [var only] ? await OfDossierAsync(call, threshold, only, cancellationToken) : WhichDossier(call, threshold);
        }

        return await OfDossierAsync(call, threshold, dossier, cancellationToken);
    }

    private async Task<CommandReply> OfDossierAsync(CommandCall call, TriedThreshold threshold, Dossier dossier, CancellationToken cancellationToken)
    {
        if (call.Arguments["value"] is not { } value)
        {
            return WhichValue(call, threshold, dossier);
        }

        var days = call.Arguments.Whole("days", SettingTrial.UsualDays);
        var since = call.Now - Duration.FromDays(days);
        var outcome = await trial.RunAsync(dossier, threshold, value, since, cancellationToken);
        return new CommandReply(answer.Of(call, outcome.Title(call.Words), outcome.Sums(days, call.Words), outcome.Tried.Alerts, outcome.Tried.Since ?? since, DateTimeZone.Utc));
    }

    private static CommandReply WhichValue(CommandCall call, TriedThreshold threshold, Dossier dossier)
    {
        var (name, now) = (threshold.Name(call.Words), TriedThreshold.Show(threshold.Of(dossier), call.Words));
        var question = Say.Message(call.Words.Text("backtest.no-value", name), [TextLine.Plain(call.Words.Text("threshold.now", call.Words.Dossier(dossier), now)), TextLine.Plain(call.Words.Text($"how.{threshold.Key}"))]);
        return new CommandReply(new Reply(question) { Lists = Lists.ToChoose($"backtest {threshold.Key} dossier:{dossier.Id}", name, TriedThreshold.SuggestValue("", call.Words)) });
    }

    private CommandReply WhichDossier(CommandCall call, TriedThreshold threshold)
    {
        var line = $"backtest {threshold.Key}{(call.Arguments["value"] is { } value ? $" {value}" : "")}{(call.Arguments["days"] is { } days ? $" days:{days}" : "")} dossier:";
        var message = Say.Message(call.Words.Text("threshold.which"), [.. reader.Dossiers.Dossiers.Select(d => TextLine.Of(LineStyle.Quote, new TextRun($"/{line}{d.Id}")))]) with
        {
            Buttons = [.. reader.Dossiers.Dossiers.Where(d => Running.ButtonData.Fits(line + d.Id)).Take(5).Select(d => System.Collections.Immutable.ImmutableArray.Create(new MessageButton(call.Words.Dossier(d), Command: line + d.Id)))],
        };
        return CommandReply.Of(message);
    }
}

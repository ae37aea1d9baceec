using System.Globalization;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// Tries another threshold of a dossier on the stored items. Thresholds hold for everybody, so only the owners may, and what is told is every
/// alert of the dossier and not what one destination gets of them.
/// </summary>
internal sealed class ThresholdBacktest(ItemReader reader, IDossierTrial trial, BacktestAnswer answer, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

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
        var (name, now) = (call.Words.Text($"threshold.{threshold.Key}"), TriedThreshold.Show(threshold.Of(dossier), call.Words));
        if (call.Arguments["value"] is not { } value)
        {
            var question = Say.Message(call.Words.Text("backtest.no-value", name), [TextLine.Plain(call.Words.Text("threshold.now", call.Words.Dossier(dossier), now)), TextLine.Plain(call.Words.Text($"how.{threshold.Key}"))]);
            return new CommandReply(new Reply(question) { Lists = Lists.ToChoose($"backtest {threshold.Key} dossier:{dossier.Id}", name, TriedThreshold.SuggestValue("", call.Words)) });
        }

        var changed = threshold.Apply(dossier, value);
        var days = call.Arguments.Whole("days", SettingTrial.UsualDays);
        var since = call.Now - Duration.FromDays(days);
        var tried = await TryAsync(changed, since, cancellationToken);
        var written = TriedThreshold.Show(threshold.Of(changed), call.Words);
        return new CommandReply(answer.Of(
            call,
            call.Words.Text("backtest.title", $"{name} ({call.Words.Dossier(dossier)})", call.Words.Text("threshold.instead", written, now)),
            [
                call.Words.Text("backtest.items", days, tried.Items, tried.Alerts.Count(a => a.Comes), tried.Alerts.Count(a => a.WouldCome)),
                .. tried.Since is null ? Array.Empty<string>() : [call.Words.Text("backtest.most-items", tried.Items)],
                call.Words.Text("threshold.keep", $"\"{threshold.Key}\": {threshold.Of(changed).ToString(CultureInfo.InvariantCulture)}", $"{dossier.Id}.json"),
            ],
            tried.Alerts,
            tried.Since ?? since,
            DateTimeZone.Utc));
    }

    private async Task<TriedDossier> TryAsync(Dossier changed, Instant since, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await trial.RunAsync(changed, since, either.Token) ?? throw new RefusedException("backtest.busy");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException("backtest.too-long");
        }
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

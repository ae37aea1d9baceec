using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>
/// Tries another threshold of a dossier on the stored items: what an owner asks with /backtest, and the page with a form. Who may ask is
/// theirs to know: a threshold holds for everybody.
/// </summary>
public sealed class ThresholdTrial(IDossierTrial trial, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="value">As a person writes it, with a point or a comma.</param>
    /// <param name="since">Older items are left out.</param>
    /// <exception cref="RefusedException">The value is no threshold, another trial is under way, or this one took longer than five minutes.</exception>
    public async Task<ThresholdOutcome> RunAsync(Dossier dossier, TriedThreshold threshold, string value, Instant since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        ArgumentNullException.ThrowIfNull(value);
        var changed = threshold.Apply(dossier, value);
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var tried = await trial.RunAsync(changed, since, either.Token) ?? throw new RefusedException("backtest.busy");
            return new ThresholdOutcome(dossier, changed, threshold, tried);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException("backtest.too-long");
        }
    }
}

/// <summary>What another threshold would have done, and how that is told.</summary>
/// <param name="Current">As it is in force.</param>
/// <param name="Changed">With the threshold that was tried.</param>
public sealed record ThresholdOutcome(Dossier Current, Dossier Changed, TriedThreshold Threshold, TriedDossier Tried)
{
    /// <summary>What was tried, and instead of what.</summary>
    public string Title(Localizer words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (then, now) = (TriedThreshold.Show(Threshold.Of(Changed), words), TriedThreshold.Show(Threshold.Of(Current), words));
        return words.Text("backtest.title", $"{Threshold.Name(words)} ({words.Dossier(Current)})", words.Text("threshold.instead", then, now));
    }

    /// <summary>How many of what, and where the threshold is written by whoever wants to keep it: a sentence a line.</summary>
    /// <param name="days">So many were asked for.</param>
    public ImmutableArray<string> Sums(int days, Localizer words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            words.Text("backtest.items", days, Tried.Items, Tried.Alerts.Count(a => a.Comes), Tried.Alerts.Count(a => a.WouldCome)),
            .. Tried.Since is null ? Array.Empty<string>() : [words.Text("backtest.most-items", Tried.Items)],
            words.Text("threshold.keep", $"\"{Threshold.Key}\": {Threshold.Of(Changed).ToString(CultureInfo.InvariantCulture)}", $"{Current.Id}.json"),
        ];
    }
}

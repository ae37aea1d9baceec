using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>A threshold of a dossier that can be tried, named as in the dossier's file and by <c>--set</c> of the command line.</summary>
public sealed record TriedThreshold(string Key, Func<Dossier, double> Of, Func<Thresholds, double, Thresholds> With)
{
    private static readonly ImmutableArray<double> Usual = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

    public static ImmutableArray<TriedThreshold> All { get; } =
    [
        new("relevance", d => d.Thresholds.Relevance, (limits, value) => limits with { Relevance = value }),
        new("category", d => d.Thresholds.Category, (limits, value) => limits with { Category = value }),
    ];

    /// <summary>By its key or its name in the language.</summary>
    public static TriedThreshold? Find(string written, Localizer words) =>
        All.FirstOrDefault(t => t.Key.Equals(written, StringComparison.OrdinalIgnoreCase) || t.Name(words).Equals(written, StringComparison.OrdinalIgnoreCase));

    public string Name(Localizer words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Text($"threshold.{Key}");
    }

    internal static IEnumerable<Suggestion> Suggest(string typed, Localizer words) => All
        .Where(t => t.Key.Contains(typed, StringComparison.OrdinalIgnoreCase) || t.Name(words).Contains(typed, StringComparison.OrdinalIgnoreCase))
        .Select(t => new Suggestion(t.Name(words), t.Key));

    internal static ImmutableArray<Suggestion> SuggestValue(string typed, Localizer words) =>
        [.. Usual.Select(value => new Suggestion(Show(value, words), Show(value, words))).Where(s => s.Value.Contains(typed, StringComparison.Ordinal))];

    internal static string Show(double value, Localizer words) => value.ToString("0.##", words.Culture);

    /// <exception cref="RefusedException">It is no number between 0 and 1.</exception>
    internal Dossier Apply(Dossier dossier, string value) =>
        double.TryParse(value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0.01 and <= 0.99
            ? dossier with { Thresholds = With(dossier.Thresholds, Math.Round(share, 2)) }
            : throw new RefusedException("threshold.no-share", value);
}

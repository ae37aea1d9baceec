using System.Globalization;
using AlertBot.Settings;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Simulation;

/// <summary>Settings and dossiers as a backtest tries them: the defaults, changed by what <c>--set</c> names.</summary>
internal sealed record Trial(AlertBotSettings Settings, DossierCatalog Dossiers)
{
    private const string DossierFile = "dossier";
    private const string Relevance = "relevance";
    private const string Category = "category";

    /// <param name="changes">KEY=VALUE each.</param>
    /// <param name="only">Id of the only dossier to follow, or null.</param>
    /// <exception cref="SettingsException">A change cannot be understood or makes no sense; the message names it.</exception>
    public static Trial Of(IReadOnlyList<string> changes, string? only)
    {
        var pairs = changes.Select(Pair).ToList();
        var settings = SettingsLoader.Bind(new ConfigurationBuilder().AddInMemoryCollection(pairs.Where(p => !IsOurs(p.Key)).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value))).Build());
        var dossiers = Catalog(settings, pairs, only);
        return SettingsCheck.Find(settings, [.. dossiers.Dossiers.Select(d => d.Id)]) is [_, ..] problems
            ? throw new SettingsException(problems)
            : new Trial(settings, dossiers);
    }

    private static bool IsOurs(string key) => key is DossierFile or Relevance or Category;

    private static (string Key, string Value) Pair(string change) => change.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? IsOurs(key) || IsSetting(key) ? (key, value) : throw Wrong(change, "names no setting")
        : throw Wrong(change, "is not KEY=VALUE");

    private static bool IsSetting(string key) =>
        typeof(AlertBotSettings).GetProperties().Any(section => section.Name.Equals(key.Split(':')[0], StringComparison.OrdinalIgnoreCase));

    private static DossierCatalog Catalog(AlertBotSettings settings, IReadOnlyList<(string Key, string Value)> pairs, string? only)
    {
        var files = pairs.Where(p => p.Key == DossierFile).Select(p => p.Value).ToList();
        var catalog = DossierFolder.Load(settings.Dossiers.Folder, files);
        if (only is not null && catalog.Find(only) is null)
        {
            throw new SettingsException([new SettingProblem("--dossier", $"is '{only}', but the dossiers are {string.Join(", ", catalog.Dossiers.Select(d => d.Id))}", $"--dossier {catalog.Dossiers[0].Id}")]);
        }

        return new DossierCatalog(catalog.Dossiers.Where(d => only is null || d.Id == only).Select(d => d with { Thresholds = Limits(d.Thresholds, pairs) }));
    }

    private static Thresholds Limits(Thresholds own, IEnumerable<(string Key, string Value)> pairs) => pairs.Aggregate(own, (limits, pair) => pair.Key switch
    {
        Relevance => limits with { Relevance = Share(pair) },
        Category => limits with { Category = Share(pair) },
        _ => limits,
    });

    private static double Share((string Key, string Value) pair) =>
        double.TryParse(pair.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw Wrong($"{pair.Key}={pair.Value}", "is not a number from 0 to 1");

    private static SettingsException Wrong(string change, string problem) =>
        new([new SettingProblem("--set", $"'{change}' {problem}", "--set relevance=0.6")]);
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlertBot.EndToEnd.Tests;

/// <summary>A rule that asks for a series nobody serves is silent for ever, and so is a panel.</summary>
public sealed partial class MetricsTests
{
    private const int MostLooks = 60;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_series_of_the_alert_rules_and_the_dashboard_is_served_with_the_labels_that_they_ask_for()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.IsMeasured = true;
        var paper = new Paper().Add(Paper.Football);
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper", "/gone"]);
        await using var worker = Worker.Start(world.Folder);
        await world.BaselineAsync(worker, Cancelled);
        world.Publishers.Publish("/paper", paper.Add(Paper.Ultimatum).Rss());
        await world.UntilAsync(worker, () => world.Done("telegram") == 1, "an alert is delivered", Cancelled);

        var asked = Expressions().SelectMany(AskedBy).Distinct().ToList();
        Assert.True(asked.Count > 15, "expressions are found");
        // What waits is looked at every 15 seconds, and the exporter keeps an answer for a moment.
        var missing = await MissingAsync(worker, asked);
        for (var look = 0; look < MostLooks && missing.Count > 0; look++)
        {
            await Task.Delay(BetweenLooks, TimeProvider.System, Cancelled);
            missing = await MissingAsync(worker, asked);
        }

        Assert.Empty(missing);
    }

    private static async Task<IReadOnlyList<Asked>> MissingAsync(Worker worker, IReadOnlyList<Asked> asked)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Page().Match(worker.Said).Groups[1].Value) };
        var served = (await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancelled)).Split('\n');
        return [.. asked.Where(a => !Array.Exists(served, a.IsAnsweredBy))];
    }

    private static IEnumerable<string> Expressions()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Operations");
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "grafana-dashboard.json")));
        return [.. In(dashboard.RootElement), .. File.ReadLines(Path.Combine(folder, "alerts.yaml")).Select(line => line.Trim()).Where(line => line.StartsWith("expr:", StringComparison.Ordinal))];
    }

    private static IEnumerable<string> In(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(In),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("expr") ? [p.Value.GetString()!] : In(p.Value)),
        _ => [],
    };

    /// <summary>Prometheus itself makes <c>up</c>; everything else has to come from the worker.</summary>
    private static IEnumerable<Asked> AskedBy(string expression)
    {
        var grouped = By().Matches(expression).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Select(label => $"{label}=\"");
        return Series().Matches(expression).Select(m => new Asked(m.Groups[1].Value, string.Join('|', m.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Concat(grouped).Distinct().Order())));
    }

    [GeneratedRegex(@"The page is at (http://\S+)")]
    private static partial Regex Page();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex By();

    [GeneratedRegex(@"\b((?:alertbot|dotnet)_\w+)(?:\{([^}]*)\})?")]
    private static partial Regex Series();

    /// <param name="Labels">As they stand in a line that is served, with the value where one is asked for; bars between.</param>
    private sealed record Asked(string Name, string Labels)
    {
        public bool IsAnsweredBy(string line) => (line.StartsWith($"{Name}{{", StringComparison.Ordinal) || line.StartsWith($"{Name} ", StringComparison.Ordinal))
            && Labels.Split('|', StringSplitOptions.RemoveEmptyEntries).All(label => line.Contains(label, StringComparison.Ordinal));
    }
}

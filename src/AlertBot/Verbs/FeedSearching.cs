using System.Globalization;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Settings;
using NodaTime;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary>Finds the feed behind what was typed and shows what it brings.</summary>
internal static class FeedSearching
{
    private const int Shown = 3;

    /// <returns>Null when there is none; the reason was said.</returns>
    public static async Task<FoundFeed?> FindAsync(Uri address, FetchingOptions options, FeedAccess? access, CancellationToken cancellationToken)
    {
        using var clients = new FeedClients(options);
        var gate = new HostGate(options.PerHost, options.PerHostSpacing, options.Concurrency, TimeProvider.System);
        var finder = new FeedFinder(new FeedFetcher(clients, options, gate, TimeProvider.System), new FeedParser(), TimeProvider.System);
        var search = await finder.FindAsync(address, access, cancellationToken);
        if (search.Feed is not { } feed)
        {
            Console.Error.WriteLine($"{Masked(address)}: {search.Problem}");
            return null;
        }

        Show(feed, address);
        return feed;
    }

    /// <exception cref="SettingsException">It is no address of the web.</exception>
    public static Uri Address(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && text.Contains('.', StringComparison.Ordinal)
            || (Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is "http" or "https")
            ? address
            : throw new SettingsException([new SettingProblem("ADDRESS", $"is '{text}', not an http or https address", "https://example.org/rss.xml")]);
    }

    /// <summary>An address without what may be a password in it.</summary>
    public static string Masked(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    public static string Gap(Duration? rhythm) => rhythm is not { } gap ? "not known"
        : gap >= Duration.FromDays(2) ? $"every {gap.TotalDays:0} days"
        : gap >= Duration.FromHours(2) ? $"every {gap.TotalHours:0} h"
        : $"every {Math.Max(1, gap.TotalMinutes):0} min";

    private static void Show(FoundFeed feed, Uri asked)
    {
        var document = feed.Document;
        if (feed.Address != asked)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Found at {Masked(feed.Address)}");
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{document.Title ?? feed.Address.Host}[/] ({document.Format}, {document.Items.Length} items, {document.Language ?? "language not said"}, rhythm {Gap(feed.Rhythm)}{(document.Hints.Hub is null ? "" : ", has a hub")})");
        foreach (var item in document.Items.Take(Shown))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {item.Published?.ToString() ?? "no date"}  {item.Title ?? item.Link}");
        }
    }
}

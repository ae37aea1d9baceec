using System.CommandLine;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Storage;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot doctor</c>: looks at settings, store, feeds, tokens and destinations one by one and says what to do.</summary>
internal static class DoctorVerb
{
    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        var verb = new Command("doctor", "Checks settings, database, feeds, tokens and permissions one by one: what is wrong and what to do") { settings };
        verb.SetAction((result, cancellationToken) => RunAsync(result.GetValue(settings), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string? file, CancellationToken cancellationToken)
    {
        var settings = SettingsLoader.Load(file).Settings;
        var findings = new Findings(AnsiConsole.Console);
        if (!Settings(settings, findings))
        {
            return ExitCode.WrongUse;
        }

        await StoreAsync(settings, findings, cancellationToken);
        await FeedsAsync(settings, findings, cancellationToken);
        await PlatformsAsync(settings, findings, cancellationToken);
        return findings.Problems == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private static bool Settings(AlertBotSettings settings, Findings findings)
    {
        var dossiers = DossierFolder.Load(settings.Dossiers.Folder).Dossiers;
        var problems = SettingsCheck.Find(settings, [.. dossiers.Select(d => d.Id)]);
        foreach (var problem in problems)
        {
            findings.Wrong("settings", $"{problem}");
        }

        if (problems.Count == 0)
        {
            findings.Well("settings", $"{settings.Feeds.Count} feeds, {settings.Destinations.Count} destinations, dossiers {string.Join(", ", dossiers.Select(d => d.Id))}");
        }

        return problems.Count == 0;
    }

    private static async Task StoreAsync(AlertBotSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        try
        {
            await using var services = new ServiceCollection().AddStore(settings.Storage).BuildServiceProvider();
            await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
            findings.Well("store", settings.Storage.Name());
        }
        catch (StoreUnusableException e)
        {
            findings.Wrong("store", e.Message);
        }
    }

    private static async Task FeedsAsync(AlertBotSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        using var clients = new FeedClients(settings.Fetching);
        var gate = new HostGate(settings.Fetching.PerHost, settings.Fetching.PerHostSpacing, settings.Fetching.Concurrency, TimeProvider.System);
        var fetcher = new FeedFetcher(clients, settings.Fetching, gate, TimeProvider.System);
        var looks = settings.Feeds.Select(async feed => (Feed: feed, Result: await fetcher.FetchAsync(new FetchRequest(new Uri(feed.Address)) { Access = feed.Access() }, cancellationToken)));
        foreach (var (feed, result) in await Task.WhenAll(looks))
        {
            Feed(feed, result, findings);
        }
    }

    private static void Feed(FeedSettings feed, FetchResult result, Findings findings)
    {
        var subject = $"feed {feed.Publisher} ({new Uri(feed.Address).Host})";
        if (result is not FetchedBody body)
        {
            findings.Wrong(subject, result is FetchFailed { Failure: var failure } ? $"{failure.Sentence} {failure.Remedy}" : "The server sent no document.");
            return;
        }

        try
        {
            var document = new FeedParser().Parse(body.Body, body.Address, body.ContentType);
            findings.Well(subject, $"“{document.Title}”, {document.Items.Length} items");
        }
        catch (UnreadableFeedException e)
        {
            findings.Wrong(subject, $"{e.Message} See whether the address is that of a feed.");
        }
    }

    private static async Task PlatformsAsync(AlertBotSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPlatforms(settings).BuildServiceProvider();
        var platforms = services.GetServices<IChatPlatform>().ToDictionary(p => p.Name);
        foreach (var platform in platforms.Values)
        {
            findings.Add(platform.Name, await platform.CheckAsync(cancellationToken));
        }

        foreach (var destination in settings.Destinations)
        {
            var address = new DestinationAddress(destination.Platform, destination.Address);
            findings.Add($"destination {destination.Name} ({destination.Platform})", await platforms[destination.Platform].CheckAsync(address, cancellationToken));
        }
    }

    /// <summary>Prints a line for each thing that was looked at.</summary>
    private sealed class Findings(IAnsiConsole console)
    {
        public int Problems { get; private set; }

        public void Well(string subject, string what) => console.MarkupLineInterpolated($"[green]✓[/] {subject}: {what}");

        public void Wrong(string subject, string what)
        {
            Problems++;
            console.MarkupLineInterpolated($"[red]✗[/] {subject}: {what}");
        }

        public void Add(string subject, PlatformCheck check)
        {
            if (check.IsUsable)
            {
                Well(subject, check.Subject ?? "usable");
            }

            foreach (var problem in check.Problems)
            {
                Wrong(subject, problem);
            }
        }
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Storage;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot feeds</c>: the feeds that are polled, those of the settings and those that were added.</summary>
internal static class FeedsVerb
{
    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        return new Command("feeds", "The feeds: list, add, remove, test, import, export") { List(settings), Add(settings), Remove(settings), Test(), Import(settings), Export(settings) };
    }

    private static Command List(Option<string?> settings)
    {
        var format = CommonOptions.Format();
        var verb = new Command("list", "Every feed with its health") { settings, format };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                await services.SyncFeedsAsync(own, cancellationToken);
                Show(await services.GetRequiredService<IFeedList>().AllAsync(cancellationToken), result.GetValue(format) is not null);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Add(Option<string?> settings)
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of the feed" };
        var publisher = new Option<string?>("--publisher") { Description = "Who stands behind it; without it the feed's host" };
        var language = new Option<string?>("--language") { Description = "Of its items when the feed does not say, such as uk" };
        var verb = new Command("add", "Reads a feed and, if that works, polls it from now on") { address, publisher, language, settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                var at = Address(result.GetRequiredValue(address));
                if (await LookAsync(at, cancellationToken) is not { } document)
                {
                    return ExitCode.Failed;
                }

                var feed = new ConfiguredFeed(at, result.GetValue(publisher) ?? at.Host, document.Title, result.GetValue(language) ?? document.Language, Duration.FromTimeSpan(own.Polling.Interval));
                await services.GetRequiredService<IFeedList>().AddAsync([feed], cancellationToken);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Remove(Option<string?> settings)
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of a feed that was added" };
        var verb = new Command("remove", "Stops polling a feed that was added; its items stay known") { address, settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) =>
            {
                var at = Address(result.GetRequiredValue(address));
                if (await services.GetRequiredService<IFeedList>().RemoveAsync(at, cancellationToken))
                {
                    return ExitCode.Success;
                }

                Console.Error.WriteLine($"{at} was not added here. If it stands in the settings, take it out there.");
                return ExitCode.Failed;
            },
            cancellationToken));
        return verb;
    }

    private static Command Test()
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of a feed" };
        var verb = new Command("test", "Reads a feed once and shows what it brings; changes nothing") { address };
        verb.SetAction(async (result, cancellationToken) =>
            await LookAsync(Address(result.GetRequiredValue(address)), cancellationToken) is null ? ExitCode.Failed : ExitCode.Success);
        return verb;
    }

    private static Command Import(Option<string?> settings)
    {
        var file = new Argument<string>("FILE") { Description = "OPML" };
        var verb = new Command("import", "Adds the feeds of an OPML list; those that are known keep what is known of them") { file, settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                var list = Opml.Read(await File.ReadAllBytesAsync(result.GetRequiredValue(file), cancellationToken));
                var interval = Duration.FromTimeSpan(own.Polling.Interval);
                await services.GetRequiredService<IFeedList>().AddAsync(
                    [.. list.Feeds.Select(f => new ConfiguredFeed(f.Address, f.Publisher ?? f.Address.Host, f.Title, f.Language, interval))],
                    cancellationToken);
                foreach (var left in list.LeftOut)
                {
                    Console.Error.WriteLine($"{left} has no address of the web and was left out.");
                }

                Console.Out.WriteLine($"{list.Feeds.Length} feeds are polled from now on.");
                return list.LeftOut.IsEmpty ? ExitCode.Success : ExitCode.Failed;
            },
            cancellationToken));
        return verb;
    }

    private static Command Export(Option<string?> settings)
    {
        var verb = new Command("export", "Prints every feed as an OPML list") { settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                await services.SyncFeedsAsync(own, cancellationToken);
                var feeds = await services.GetRequiredService<IFeedList>().AllAsync(cancellationToken);
                Console.Out.WriteLine(Opml.Write(feeds.Select(f => new ListedFeed(f.Address, f.Title, null, null, f.Publisher, f.Language)), "AlertBot"));
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SettingsException([new SettingProblem("ADDRESS", $"is '{text}', not an http or https address", "https://example.org/rss.xml")]);

    /// <returns>Null when it is no feed; the reason was said.</returns>
    private static async Task<ParsedFeed?> LookAsync(Uri address, CancellationToken cancellationToken)
    {
        using var source = new FeedSource();
        try
        {
            var document = await source.ReadAsync(address.AbsoluteUri, cancellationToken);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{document.Title ?? address.Host}[/] ({document.Format}, {document.Items.Length} items, {document.Language ?? "language not said"})");
            foreach (var item in document.Items.Take(3))
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {item.Published?.ToString() ?? "no date"}  {item.Title ?? item.Link}");
            }

            return document;
        }
        catch (UnreadableFeedException e)
        {
            Console.Error.WriteLine($"{address}: {e.Message}");
            return null;
        }
    }

    private static void Show(IReadOnlyList<Feed> feeds, bool json)
    {
        if (json)
        {
            foreach (var feed in feeds)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(FeedLine.Of(feed), JsonLines.Options));
            }

            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Publisher", "Feed", "Last look", "Health");
        foreach (var feed in feeds)
        {
            var line = FeedLine.Of(feed);
            table.AddRow(Markup.Escape(line.Publisher), Markup.Escape(line.Title ?? line.Address), line.LastLook ?? "never", Markup.Escape(line.Error ?? (line.LastLook is null ? "not looked at yet" : "well")));
        }

        AnsiConsole.Write(table);
    }

    /// <summary>An output line of <c>feeds list --format jsonl</c>.</summary>
    private sealed record FeedLine(string Address, string Publisher, string? Title, string? Language, string? LastLook, string? LastSuccess, string? NextLook, int Failures, string? Error)
    {
        public static FeedLine Of(Feed feed) => new(
            feed.Address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped),
            feed.Publisher,
            feed.Title,
            feed.Language,
            Time(feed.State.LastLook),
            Time(feed.State.LastSuccess),
            Time(feed.State.NextLook == NodaConstants.UnixEpoch ? null : feed.State.NextLook),
            feed.State.ConsecutiveFailures,
            feed.State.LastError?.Sentence);

        private static string? Time(Instant? instant) => instant is { } time ? InstantPattern.General.Format(time) : null;
    }
}

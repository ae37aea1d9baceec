using System.CommandLine;
using AlertBot.Settings;
using AlertBot.Storage;
using NodaTime;

namespace AlertBot.Verbs;

/// <summary><c>alertbot feeds add</c>, <c>change</c> and <c>remove</c>. What stands in the settings is changed there.</summary>
internal static class FeedsEditVerbs
{
    public static Command Add(Option<string?> settings)
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of the feed, of its site, or of a channel's preview in Telegram" };
        var (about, access) = (new About(), new AccessOptions());
        var verb = new Command("add", "Finds and reads a feed and, if that works, polls it from now on") { address, settings };
        about.AddTo(verb);
        access.AddTo(verb);
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                var ways = access.AreGiven(result) ? access.Over(new(), result) : null;
                if (await FeedSearching.FindAsync(FeedSearching.Address(result.GetRequiredValue(address)), own.Fetching, ways, cancellationToken) is not { } found)
                {
                    return ExitCode.Failed;
                }

                var change = about.Of(result);
                var feed = new ConfiguredFeed(
                    found.Address, change.Publisher ?? found.Address.Host, change.Title ?? found.Document.Title, change.Language ?? found.Document.Language,
                    change.Interval ?? Duration.FromTimeSpan(own.Polling.Interval))
                {
                    Access = ways,
                    Group = change.Group,
                    Pictures = change.Pictures,
                };
                await services.GetRequiredService<IFeedList>().AddAsync([feed], TerminalNote.Of("feeds add", found.Address), cancellationToken);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    public static Command Change(Option<string?> settings)
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of a feed that was added" };
        var (about, access) = (new About(), new AccessOptions());
        var verb = new Command("change", "Changes a feed that was added and looks at it soon; what is not given stays") { address, settings };
        about.AddTo(verb);
        access.AddTo(verb);
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) =>
            {
                var at = FeedSearching.Address(result.GetRequiredValue(address));
                var change = about.Of(result) with { Access = access.AreGiven(result) ? known => access.Over(known, result) : null };
                return await services.GetRequiredService<IFeedList>().ChangeAsync(at, change, TerminalNote.Of("feeds change", at), cancellationToken) ? ExitCode.Success : NotAdded(at, "change it there");
            },
            cancellationToken));
        return verb;
    }

    public static Command Remove(Option<string?> settings)
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of a feed that was added" };
        var verb = new Command("remove", "Stops polling a feed that was added; its items stay known") { address, settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) =>
            {
                var at = FeedSearching.Address(result.GetRequiredValue(address));
                return await services.GetRequiredService<IFeedList>().RemoveAsync(at, TerminalNote.Of("feeds remove", at), cancellationToken) ? ExitCode.Success : NotAdded(at, "take it out there");
            },
            cancellationToken));
        return verb;
    }

    private static int NotAdded(Uri address, string remedy)
    {
        Console.Error.WriteLine($"{FeedSearching.Masked(address)} was not added here. If it stands in the settings, {remedy}.");
        return ExitCode.Failed;
    }

    /// <summary>What can be said of a feed, whether new or known.</summary>
    private sealed class About
    {
        private readonly Option<string?> _publisher = new("--publisher") { Description = "Who stands behind it; without it the feed's host" };
        private readonly Option<string?> _title = new("--title") { Description = "Your name for it; without it the feed's own" };
        private readonly Option<string?> _language = new("--language") { Description = "Of its items when the feed does not say, such as uk" };
        private readonly Option<string?> _group = new("--group") { Description = "The folder it is in, with slashes between folders" };
        private readonly Option<TimeSpan?> _interval = new("--interval") { Description = "Usual time between two looks, such as 00:05:00" };

        private readonly Option<bool?> _pictures = new("--pictures") { Description = "true: its publisher lets you show the pictures of its items" };

        public void AddTo(Command verb)
        {
            verb.Options.Add(_publisher);
            verb.Options.Add(_title);
            verb.Options.Add(_language);
            verb.Options.Add(_group);
            verb.Options.Add(_interval);
            verb.Options.Add(_pictures);
        }

        /// <exception cref="SettingsException">The interval is none.</exception>
        public FeedChange Of(ParseResult result)
        {
            var interval = result.GetValue(_interval);
            if (interval is { } given && (given < TimeSpan.FromSeconds(1) || given > TimeSpan.FromDays(1)))
            {
                throw new SettingsException([new SettingProblem("--interval", $"is {given}; it must lie between a second and a day", "00:05:00")]);
            }

            return new FeedChange
            {
                Publisher = result.GetValue(_publisher),
                Title = result.GetValue(_title),
                Language = result.GetValue(_language),
                Group = result.GetValue(_group),
                Interval = interval is { } known ? Duration.FromTimeSpan(known) : null,
                Pictures = result.GetValue(_pictures),
            };
        }
    }
}

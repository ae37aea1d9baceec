using System.CommandLine;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Pushing;
using AlertBot.Running;

namespace AlertBot.Verbs;

/// <summary><c>alertbot feeds</c>: the feeds that are polled, those of the settings and those that were added.</summary>
internal static class FeedsVerb
{
    /// <summary>Whoever types an address may read whatever they could read without AlertBot.</summary>
    private static readonly FetchingOptions Open = new() { AllowPrivateNetworks = true };

    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        return new Command("feeds", "The feeds: list, add, change, remove, test, import, export")
        {
            List(settings),
            FeedsEditVerbs.Add(settings),
            FeedsEditVerbs.Change(settings),
            FeedsEditVerbs.Remove(settings),
            Test(),
            FeedsListVerbs.Import(settings),
            FeedsListVerbs.Export(settings),
        };
    }

    private static Command List(Option<string?> settings)
    {
        var format = CommonOptions.Format();
        var verb = new Command("list", "Every feed: how it fares, when it is looked at, what it brings and what it costs") { settings, format };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                await services.SyncFeedsAsync(own, cancellationToken);
                var feeds = await services.GetRequiredService<IFeedDesk>().AllAsync(cancellationToken);
                FeedReport.Show(feeds, await services.GetRequiredService<IHubLeaseStore>().AllAsync(cancellationToken), result.GetValue(format) is not null);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Test()
    {
        var address = new Argument<string>("ADDRESS") { Description = "Of a feed, of its site, or of a channel's preview in Telegram" };
        var access = new AccessOptions();
        var verb = new Command("test", "Finds and reads a feed once and shows what it brings; changes nothing") { address };
        access.AddTo(verb);
        verb.SetAction(async (result, cancellationToken) =>
        {
            var at = FeedSearching.Address(result.GetRequiredValue(address));
            return await FeedSearching.FindAsync(at, Open, access.Over(new(), result), cancellationToken) is null ? ExitCode.Failed : ExitCode.Success;
        });
        return verb;
    }
}

using System.CommandLine;
using AlertBot.Feeds.Lists;
using AlertBot.Running;
using AlertBot.Storage;
using NodaTime;

namespace AlertBot.Verbs;

/// <summary><c>alertbot feeds import</c> and <c>export</c>: lists that people exchange between readers.</summary>
internal static class FeedsListVerbs
{
    public static Command Import(Option<string?> settings)
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
                    [.. list.Feeds.Select(f => new ConfiguredFeed(f.Address, f.Publisher ?? f.Address.Host, f.Title, f.Language, interval) { Group = f.Group })],
                    TerminalNote.Of($"feeds import {list.Feeds.Length}"),
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

    public static Command Export(Option<string?> settings)
    {
        var verb = new Command("export", "Prints every feed as an OPML list, with its group, publisher and language") { settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                await services.SyncFeedsAsync(own, cancellationToken);
                var feeds = await services.GetRequiredService<IFeedList>().AllAsync(cancellationToken);
                Console.Out.WriteLine(Opml.Write(feeds.Select(f => new ListedFeed(f.Address, f.Title, null, f.Group, f.Publisher, f.Language)), "AlertBot"));
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Owners;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// The feeds that a destination's own readers get and nobody else, as many as the bot's owners allow. They are told of where those readers are,
/// or where only the administrator reads.
/// </summary>
internal sealed class PrivateFeedsCommand(IDestinationStore store, IPrivateFeedDesk desk, IFeedSearch search, IOutboxAdmin outbox, PollingOptions polling) : AdminCommand(store)
{
    private const int MostLogged = 15;
    private const int MostUndelivered = 20;
    private const int MostRetryButtons = 4;

    public override string Name => "privatefeeds";

    public override ImmutableArray<CommandOption> Options =>
    [
        new("action") { Choices = ["list", "show", "add", "pause", "resume", "interval", "publisher", "pictures", "remove", "retry", "log", "undo"] },
        new("feed") { HasSuggestions = true },
        new("value") { TakesRest = true, Longest = 100 },
        Channel,
    ];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var destination = (await OrdersAsync(call, cancellationToken)).Destination;
        if (call.SeenBy.Destination != destination.Id && call.Platform != "discord")
        {
            throw new RefusedException("privatefeeds.elsewhere", PlaceName(call));
        }

        return call.Arguments["action"] switch
        {
            "add" => await AddAsync(destination.Id, destination.Wishes.PrivateFeeds, call, cancellationToken),
            "show" => Screen(await FindAsync(destination.Id, call, cancellationToken), call),
            "pause" => await ChangeAsync(destination.Id, new FeedWish { Paused = true }, call, cancellationToken),
            "resume" => await ChangeAsync(destination.Id, new FeedWish { Paused = false }, call, cancellationToken),
            "interval" => await ChangeAsync(destination.Id, new FeedWish { Interval = FeedArguments.Interval(FeedArguments.Value(call)) }, call, cancellationToken),
            "publisher" => await ChangeAsync(destination.Id, new FeedWish { Publisher = FeedArguments.Value(call) }, call, cancellationToken),
            "pictures" => await ChangeAsync(destination.Id, new FeedWish { Pictures = FeedArguments.OnOff(call) }, call, cancellationToken),
            "remove" => await RemoveAsync(destination.Id, call, cancellationToken),
            "retry" => await RetryAsync(destination.Id, call, cancellationToken),
            "log" => CommandReply.Of(ChangeLines.Of(await desk.LogAsync(destination.Id, MostLogged, cancellationToken), call.Words.Text("privatefeeds.title"), call)),
            "undo" => await UndoAsync(destination.Id, call, cancellationToken),
            _ => await ListAsync(destination.Id, destination.Wishes.PrivateFeeds, call, cancellationToken),
        };
    }

    public override async Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        call.SeenBy.Destination is not { } destination
            ? []
            :
            [
                .. (await desk.AllAsync(destination, cancellationToken))
                    .Select(f => new Suggestion(Delivery.Rendering.TextLength.Cut(FeedLines.Name(f.Feed), 100), $"f{f.Feed.Id}"))
                    .Where(s => s.Label.Contains(typed, StringComparison.OrdinalIgnoreCase) || s.Value == typed),
            ];

    private async Task<CommandReply> ListAsync(long destination, int allowed, CommandCall call, CancellationToken cancellationToken)
    {
        var all = await desk.AllAsync(destination, cancellationToken);
        var dead = await desk.DeadLettersAsync(destination, MostUndelivered, cancellationToken);
        return CommandReply.Screen(Say.Message(
            call.Words.Text("privatefeeds.title"),
            [TextLine.Plain(allowed == 0 ? call.Words.Text("privatefeeds.not-allowed") : call.Words.Text("privatefeeds.of", all.Count, allowed)), .. all.Select(f => FeedLines.Short(f, call.Words, call.Now)), .. Undelivered(dead, call)]) with
        {
            Buttons =
            [
                [Button(call, "choice.log", "privatefeeds log"), Button(call, "button.undo", "privatefeeds undo")],
                .. dead.Take(MostRetryButtons).Select(d => ImmutableArray.Create(new MessageButton($"{call.Words.Text("choice.retry")} {d.Delivery}", Command: $"privatefeeds retry {d.Delivery}"))),
            ],
        });
    }

    /// <summary>That something was not delivered and why, and not what: the owners of the bot, who see the others, could not read it either.</summary>
    private static IEnumerable<TextLine> Undelivered(IReadOnlyList<DeadLetter> dead, CommandCall call) => dead.Count == 0
        ? []
        : [TextLine.Plain(call.Words.Text("privatefeeds.undelivered")), .. dead.Select(d => TextLine.Of(LineStyle.Bullet, new TextRun($"{d.Delivery} ", RunStyle.Bold), new TextRun($"{Ago.Of(call.Words, d.At, call.Now)}: {d.Reason}")))];

    private async Task<CommandReply> RetryAsync(long destination, CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["feed"] ?? "—";
        var own = (await desk.DeadLettersAsync(destination, int.MaxValue, cancellationToken)).FirstOrDefault(d => d.Delivery.ToString(CultureInfo.InvariantCulture) == written);
        return own is not null && await outbox.RetryAsync(own.Delivery, call.Now, cancellationToken)
            ? CommandReply.Screen(Say.Message(call.Words.Text("outbox.done", own.Delivery)) with { Buttons = [[Button(call, "choice.list", "privatefeeds list")]] })
            : throw new RefusedException("privatefeeds.no-delivery", written);
    }

    private async Task<CommandReply> AddAsync(long destination, int allowed, CommandCall call, CancellationToken cancellationToken)
    {
        // Asked first: who may not add one sends the worker nowhere.
        if (allowed == 0)
        {
            throw new RefusedException("privatefeeds.not-allowed");
        }

        if ((await desk.AllAsync(destination, cancellationToken)).Count >= allowed)
        {
            throw new RefusedException("privatefeeds.full", allowed);
        }

        var written = call.Arguments["feed"] ?? throw new RefusedException("feeds.which");
        var address = FeedArguments.Address(written) ?? throw new RefusedException("feeds.no-address", written);
        var found = await search.FindPrivatelyAsync(address, cancellationToken);
        if (found.Feed is not { } feed)
        {
            throw new RefusedException("feeds.not-found", address.Host, call.Words.Text(TextKey.Of("failure", found.Failure?.Kind ?? FailureKind.Internal)));
        }

        var listed = new ListedFeed(feed.Address, feed.Document.Title, Publisher: call.Arguments["value"], Language: feed.Document.Language);
        var added = await desk.AddAsync(destination, listed, Duration.FromTimeSpan(polling.Interval), Note(call), cancellationToken);
        if (added.Feed is not { } number)
        {
            throw added.IsKnown ? new RefusedException("feeds.known", FeedLines.Where(feed.Address)) : new RefusedException("privatefeeds.full", allowed);
        }

        var newest = feed.Document.Items.Take(3).Select(i => TextLine.Of(LineStyle.Bullet, new TextRun(Lists.Cut(i.Title ?? i.Link ?? ""))));
        return CommandReply.Of(Say.Message(
            call.Words.Text("privatefeeds.added", feed.Document.Title ?? feed.Address.Host, $"f{number}"),
            [Say.Labelled(call.Words.Text("feeds.address"), FeedLines.Where(feed.Address)), TextLine.Plain(call.Words.Count("feeds.items", feed.Document.Items.Length)), .. newest]) with
        {
            Buttons = [[Button(call, "choice.show", $"privatefeeds show f{number}"), Button(call, "button.undo", "privatefeeds undo")]],
        });
    }

    private async Task<CommandReply> ChangeAsync(long destination, FeedWish wish, CommandCall call, CancellationToken cancellationToken)
    {
        var feed = await FindAsync(destination, call, cancellationToken);
        await desk.ChangeAsync(destination, feed.Feed.Id, wish, Note(call), cancellationToken);
        return Screen(await FindAsync(destination, call, cancellationToken), call);
    }

    private async Task<CommandReply> RemoveAsync(long destination, CommandCall call, CancellationToken cancellationToken)
    {
        var feed = await FindAsync(destination, call, cancellationToken);
        await desk.RemoveAsync(destination, feed.Feed.Id, Note(call), cancellationToken);
        return CommandReply.Screen(Say.Message(call.Words.Text("feeds.removed", FeedLines.Name(feed.Feed))) with
        {
            Buttons = [[Button(call, "button.undo", "privatefeeds undo"), Button(call, "choice.list", "privatefeeds list")]],
        });
    }

    private async Task<CommandReply> UndoAsync(long destination, CommandCall call, CancellationToken cancellationToken)
    {
        var undone = await desk.UndoAsync(destination, Note(call), cancellationToken) ?? throw new RefusedException("undo.nothing");
        return CommandReply.Screen(Say.Message(call.Words.Text("undo.done", undone.What)) with { Buttons = [[Button(call, "choice.list", "privatefeeds list"), Button(call, "button.undo", "privatefeeds undo")]] });
    }

    private static CommandReply Screen(FollowedFeed feed, CommandCall call) => CommandReply.Screen(FeedLines.Whole(feed, call.Words, call.Now) with
    {
        Buttons =
        [
            [
                feed.IsPaused ? Button(call, "choice.resume", $"privatefeeds resume f{feed.Feed.Id}") : Button(call, "choice.pause", $"privatefeeds pause f{feed.Feed.Id}"),
                Button(call, "choice.remove", $"privatefeeds remove f{feed.Feed.Id}"),
                Button(call, "button.undo", "privatefeeds undo"),
                Button(call, "choice.list", "privatefeeds list"),
            ],
        ],
    });

    private async Task<FollowedFeed> FindAsync(long destination, CommandCall call, CancellationToken cancellationToken) =>
        FeedArguments.Find(call, await desk.AllAsync(destination, cancellationToken), "privatefeeds.unknown");

    /// <summary>Never the address: the desk adds the number.</summary>
    private static ChangeNote Note(CommandCall call) => call.Note with { What = $"privatefeeds {call.Arguments["action"]}" };

    private static MessageButton Button(CommandCall call, string text, string command) => new(call.Words.Text(text), Command: command);
}

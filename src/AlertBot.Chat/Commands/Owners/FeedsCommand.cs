using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AlertBot.Chat.Commands.Model;
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

namespace AlertBot.Chat.Commands.Owners;

/// <summary>The feeds that are followed: how each fares, and everything that an owner may change of them.</summary>
internal sealed class FeedsCommand(IFeedDesk desk, IFeedSearch search, PollingOptions polling) : OwnerCommand
{
    private const int OnPage = 20;
    private const int MostLogged = 15;

    public override string Name => "feeds";

    public override ImmutableArray<CommandOption> Options =>
    [
        new("action") { Choices = ["list", "show", "add", "pause", "resume", "interval", "group", "publisher", "pictures", "remove", "export", "log", "undo"] },
        new("feed") { HasSuggestions = true },
        new("value") { TakesRest = true, Longest = 100 },
    ];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.Arguments["action"] switch
    {
        "add" => AddAsync(call, cancellationToken),
        "show" => ShowAsync(call, cancellationToken),
        "pause" => ChangeAsync(call, new FeedWish { Paused = true }, cancellationToken),
        "resume" => ChangeAsync(call, new FeedWish { Paused = false }, cancellationToken),
        "interval" => ChangeAsync(call, new FeedWish { Interval = FeedArguments.Interval(FeedArguments.Value(call)) }, cancellationToken),
        "group" => ChangeAsync(call, new FeedWish { Group = FeedArguments.Value(call) is not ("-" or "off") and var group ? group : "" }, cancellationToken),
        "publisher" => ChangeAsync(call, new FeedWish { Publisher = FeedArguments.Value(call) }, cancellationToken),
        "pictures" => ChangeAsync(call, new FeedWish { Pictures = FeedArguments.OnOff(call) }, cancellationToken),
        "remove" => RemoveAsync(call, cancellationToken),
        "export" => ExportAsync(call, cancellationToken),
        "log" => LogAsync(call, cancellationToken),
        "undo" => UndoAsync(call, cancellationToken),
        _ => ListAsync(call, cancellationToken),
    };

    public override async Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
    [
        .. (await desk.AllAsync(cancellationToken))
            .Select(f => new Suggestion(Delivery.Rendering.TextLength.Cut($"{FeedLines.Name(f.Feed)} ({f.Feed.Address.Host})", 100), $"f{f.Feed.Id}"))
            .Where(s => s.Label.Contains(typed, StringComparison.OrdinalIgnoreCase) || s.Value == typed),
    ];

    /// <summary>What fails first: that is what somebody comes here for.</summary>
    private async Task<CommandReply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var all = (await desk.AllAsync(cancellationToken)).OrderByDescending(f => f.Feed.State.ConsecutiveFailures > 0).ThenBy(f => f.Feed.Id).ToList();
        if (all.Count == 0)
        {
            return CommandReply.Screen(Say.Message(call.Words.Text("sources.none")));
        }

        var pages = ((all.Count - 1) / OnPage) + 1;
        var page = Math.Clamp(int.TryParse(call.Arguments["feed"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1, 1, pages);
        var buttons = new[] { page - 1, page + 1 }.Where(p => p >= 1 && p <= pages).Select(p => new MessageButton($"{(p < page ? "◀" : "▶")} {p}", Command: $"feeds list {p}"));
        return CommandReply.Screen(Say.Message(
            call.Words.Text("feeds.title", all.Count, page, pages),
            all.Skip((page - 1) * OnPage).Take(OnPage).Select(f => FeedLines.Short(f, call.Words, call.Now))) with
        {
            Buttons = [[.. buttons, new MessageButton(call.Words.Text("choice.log"), Command: "feeds log"), new MessageButton(call.Words.Text("button.undo"), Command: "feeds undo")]],
        });
    }

    private async Task<CommandReply> ShowAsync(CommandCall call, CancellationToken cancellationToken) => Screen(await FindAsync(call, cancellationToken), call);

    private async Task<CommandReply> AddAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["feed"] ?? throw new RefusedException("feeds.which");
        var address = FeedArguments.Address(written) ?? throw new RefusedException("feeds.no-address", written);
        var found = await search.FindAsync(address, null, cancellationToken);
        if (found.Feed is not { } feed)
        {
            throw new RefusedException("feeds.not-found", address.Host, call.Words.Text(TextKey.Of("failure", found.Failure?.Kind ?? FailureKind.Internal)));
        }

        var listed = new ListedFeed(feed.Address, feed.Document.Title, Publisher: call.Arguments["value"], Language: feed.Document.Language);
        var added = await desk.AddAsync([listed], Duration.FromTimeSpan(polling.Interval), Note(call, FeedLines.Where(feed.Address)), cancellationToken);
        if (added.Count == 0)
        {
            throw new RefusedException("feeds.known", FeedLines.Where(feed.Address));
        }

        var newest = feed.Document.Items.Take(3).Select(i => TextLine.Of(LineStyle.Bullet, new TextRun(Lists.Cut(i.Title ?? i.Link ?? ""))));
        return CommandReply.Of(Say.Message(
            call.Words.Text("feeds.added", feed.Document.Title ?? feed.Address.Host, $"f{added[0]}"),
            [Say.Labelled(call.Words.Text("feeds.address"), FeedLines.Where(feed.Address)), TextLine.Plain(call.Words.Count("feeds.items", feed.Document.Items.Length)), .. newest]) with
        {
            Buttons = [[Button(call, "choice.show", $"feeds show f{added[0]}"), Button(call, "button.undo", "feeds undo")]],
        });
    }

    private async Task<CommandReply> ChangeAsync(CommandCall call, FeedWish wish, CancellationToken cancellationToken)
    {
        var feed = await FindAsync(call, cancellationToken);
        if (feed.IsOfSettings && wish.Paused is null)
        {
            throw new RefusedException("feeds.of-settings", FeedLines.Name(feed.Feed));
        }

        await desk.ChangeAsync(feed.Feed.Id, wish, Note(call, $"f{feed.Feed.Id}"), cancellationToken);
        return Screen(await FindAsync(call, cancellationToken), call);
    }

    private async Task<CommandReply> RemoveAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var feed = await FindAsync(call, cancellationToken);
        if (feed.IsOfSettings)
        {
            throw new RefusedException("feeds.of-settings", FeedLines.Name(feed.Feed));
        }

        await desk.RemoveAsync(feed.Feed.Id, Note(call, $"f{feed.Feed.Id}"), cancellationToken);
        return CommandReply.Screen(Say.Message(call.Words.Text("feeds.removed", FeedLines.Name(feed.Feed))) with { Buttons = [[Button(call, "button.undo", "feeds undo"), Button(call, "choice.list", "feeds list")]] });
    }

    /// <summary>The list holds whole addresses, and those may hold keys: only the owner may see it.</summary>
    private async Task<CommandReply> ExportAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Platform != "discord" && call.Where.Kind != PlaceKind.Private)
        {
            throw new RefusedException("manage.private-only");
        }

        var all = await desk.AllAsync(cancellationToken);
        var list = Opml.Write(all.Select(f => new ListedFeed(f.Feed.Address, f.Feed.Title, null, f.Feed.Group, f.Feed.Publisher, f.Feed.Language)), "AlertBot", call.Now);
        return new CommandReply(new Reply(Say.Message(call.Words.Count("feeds.exported", all.Count))) { Files = [new ReplyFile("feeds.opml", "text/x-opml", Encoding.UTF8.GetBytes(list))] });
    }

    private async Task<CommandReply> LogAsync(CommandCall call, CancellationToken cancellationToken) =>
        CommandReply.Of(ChangeLines.Of(await desk.LogAsync(MostLogged, cancellationToken), call.Words.Text("feeds.log-of"), call));

    private async Task<CommandReply> UndoAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var undone = await desk.UndoAsync(call.Note, cancellationToken) ?? throw new RefusedException("undo.nothing");
        return CommandReply.Screen(Say.Message(call.Words.Text("undo.done", undone.What)) with { Buttons = [[Button(call, "choice.list", "feeds list"), Button(call, "button.undo", "feeds undo")]] });
    }

    private static CommandReply Screen(FollowedFeed feed, CommandCall call) => CommandReply.Screen(FeedLines.Whole(feed, call.Words, call.Now) with
    {
        Buttons =
        [
            [
                feed.IsPaused ? Button(call, "choice.resume", $"feeds resume f{feed.Feed.Id}") : Button(call, "choice.pause", $"feeds pause f{feed.Feed.Id}"),
                .. feed.IsOfSettings ? [] : ImmutableArray.Create(Button(call, "choice.remove", $"feeds remove f{feed.Feed.Id}")),
                Button(call, "button.undo", "feeds undo"),
                Button(call, "choice.list", "feeds list"),
            ],
        ],
    });

    private async Task<FollowedFeed> FindAsync(CommandCall call, CancellationToken cancellationToken) =>
        FeedArguments.Find(call, await desk.AllAsync(cancellationToken), "feeds.unknown");

    /// <summary>Never an address as it was typed: it may hold a key.</summary>
    private static ChangeNote Note(CommandCall call, string feed) => call.Note with { What = $"feeds {call.Arguments["action"]} {feed} {call.Arguments["value"]}".TrimEnd() };

    private static MessageButton Button(CommandCall call, string text, string command) => new(call.Words.Text(text), Command: command);
}

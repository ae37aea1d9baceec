using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>Follows the feeds of a list that another reader wrote: a file with the command on Discord, a document that is sent on Telegram.</summary>
internal sealed class ImportCommand(IFeedDesk desk, IEnumerable<IChatFiles> files, PollingOptions polling) : OwnerCommand
{
    private const int MostBytes = 2_000_000;
    private const int MostFeeds = 5_000;
    private const int MostNamed = 10;

    private readonly Dictionary<string, IChatFiles> _files = files.ToDictionary(f => f.Platform);

    public override string Name => "import";

    public override ImmutableArray<CommandOption> Options => [new("file", OptionKind.File, IsRequired: true) { Longest = 1_000 }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var document = _files.TryGetValue(call.Platform, out var platform) && await platform.ReadAsync(call.Arguments["file"]!, MostBytes, cancellationToken) is { } content
            ? content
            : throw new RefusedException("import.unreadable");
        var list = Read(document);
        if (list.Feeds.Length > MostFeeds)
        {
            throw new RefusedException("import.too-many", MostFeeds);
        }

        var added = await desk.AddAsync(list.Feeds, Duration.FromTimeSpan(polling.Interval), call.Note with { What = $"import {list.Feeds.Length}" }, cancellationToken);
        var message = Say.Message(
            call.Words.Count("import.done", added.Count),
            [.. list.Feeds.Length > added.Count ? [TextLine.Plain(call.Words.Count("import.known", list.Feeds.Length - added.Count))] : Array.Empty<TextLine>(), .. list.LeftOut.Take(MostNamed).Select(left => TextLine.Of(LineStyle.Bullet, new TextRun(call.Words.Text("import.left-out", Lists.Cut(left)))))]);
        return CommandReply.Of(added.Count == 0 ? message : message with
        {
            Buttons = [[new MessageButton(call.Words.Text("choice.list"), Command: "feeds list"), new MessageButton(call.Words.Text("button.undo"), Command: "feeds undo")]],
        });
    }

    private static OpmlList Read(ReadOnlyMemory<byte> document)
    {
        try
        {
            return Opml.Read(document);
        }
        catch (FormatException)
        {
            throw new RefusedException("import.no-list");
        }
    }
}

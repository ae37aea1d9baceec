using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Everyone;

internal sealed class StoriesCommand(ILookUpStore store) : ChatCommand
{
    private const int OnPage = 8;

    public override string Name => "stories";

    public override ImmutableArray<CommandOption> Options => [new("page", OptionKind.Whole)];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var page = call.Arguments.Whole("page", 1);
        var stories = await store.For(call.SeenBy).StoriesAsync(Instant.MinValue, (page - 1) * OnPage, OnPage + 1, cancellationToken);
        if (stories.Count == 0)
        {
            return CommandReply.Screen(Say.Message(call.Words.Text("stories.none")));
        }

        MessageButton[] pages =
        [
            .. page > 1 ? [new MessageButton("◀", Command: $"stories {page - 1}")] : Array.Empty<MessageButton>(),
            .. stories.Count > OnPage ? [new MessageButton("▶", Command: $"stories {page + 1}")] : Array.Empty<MessageButton>(),
        ];
        return CommandReply.Screen(Say.Message(call.Words.Text("stories.title"), stories.Take(OnPage).Select(s => Lists.Story(s, call.Words, call.Now))) with
        {
            Buttons = [.. Buttons.InRows([.. stories.Take(OnPage).Select(s => new MessageButton($"s{s.Id}", Command: $"story s{s.Id}"))], 4), .. pages.Length > 0 ? [pages.ToImmutableArray()] : Array.Empty<ImmutableArray<MessageButton>>()],
        });
    }
}

internal sealed class StoryCommand(ILookUpStore store, PublisherCatalog publishers) : ChatCommand
{
    private const int MostItems = 20;

    public override string Name => "story";

    public override ImmutableArray<CommandOption> Options => [new("story", IsRequired: true) { Longest = 20, HasSuggestions = true }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["story"]!;
        if (Number(written, 's') is not { } id || await store.For(call.SeenBy).StoryAsync(id, cancellationToken) is not { } story)
        {
            throw new RefusedException("story.unknown", written);
        }

        var items = await store.For(call.SeenBy).StoryItemsAsync(story.Id, cancellationToken);
        var more = items.Count > MostItems ? [TextLine.Plain(call.Words.Count("more", items.Count - MostItems))] : Array.Empty<TextLine>();
        var merged = story.Id == id ? Array.Empty<TextLine>() : [TextLine.Plain(call.Words.Text("story.merged", $"s{id}", $"s{story.Id}"))];
        return CommandReply.Of(Say.Message($"s{story.Id}: {Lists.Cut(story.Title)}", [.. merged, TextLine.Plain(Lists.Extent(story, call.Words, call.Now)), .. items.Take(MostItems).Select(i => Lists.Item(i, publishers, call.Words, call.Now)), .. more]));
    }

    public override async Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        [.. (await store.For(call.SeenBy).StoriesAsync(Instant.MinValue, 0, 50, cancellationToken))
            .Where(s => typed.Length == 0 || $"s{s.Id}".StartsWith(typed, StringComparison.OrdinalIgnoreCase) || s.Title.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Select(s => new Suggestion(Delivery.Rendering.TextLength.Cut($"s{s.Id}: {s.Title}", 100), $"s{s.Id}"))];

    /// <summary><c>s12</c> or 12.</summary>
    internal static long? Number(string written, char letter) =>
        long.TryParse(written.TrimStart(letter, char.ToUpperInvariant(letter)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

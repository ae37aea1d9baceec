using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Everyone;

internal sealed class SearchCommand(ILookUpStore store, PublisherCatalog publishers) : ChatCommand
{
    private const int Most = 10;

    public override string Name => "search";

    public override ImmutableArray<CommandOption> Options => [new("words", IsRequired: true) { TakesRest = true, Longest = 200 }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = call.Arguments["words"]!;
        var found = await store.For(call.SeenBy).SearchAsync(words, Most, cancellationToken);
        return CommandReply.Of(found.Count == 0
            ? Say.Message(call.Words.Text("search.none", words))
            : Say.Message(call.Words.Text("search.title", words), found.Select(i => Lists.Item(i, publishers, call.Words, call.Now))));
    }
}

using System.Collections.Immutable;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Saying;

internal static class Buttons
{
    public static ImmutableArray<ImmutableArray<MessageButton>> InRows(IReadOnlyList<MessageButton> buttons, int inRow) =>
        [.. buttons.Chunk(inRow).Select(row => row.ToImmutableArray())];
}

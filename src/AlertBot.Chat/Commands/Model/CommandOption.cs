using System.Collections.Immutable;
using AlertBot.Chat.Conversations;

namespace AlertBot.Chat.Commands.Model;

/// <param name="Name">Lower case; also the end of its text's key.</param>
public sealed record CommandOption(string Name, OptionKind Kind = OptionKind.Text, bool IsRequired = false)
{
    /// <summary>The only values that are taken; their labels are the texts <c>choice.VALUE</c>.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    public bool HasSuggestions { get; init; }

    /// <summary>Characters of a text.</summary>
    public int Longest { get; init; } = 300;

    public int Least { get; init; } = 1;

    public int Most { get; init; } = 100;

    /// <summary>Where nothing has a name, the rest of the line belongs to this option.</summary>
    public bool TakesRest { get; init; }
}

using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using NodaTime;

namespace AlertBot.Chat.Commands.Model;

/// <summary>A command that may run: the caller has the right to, and its arguments are of their kinds.</summary>
/// <param name="Target">The place that it is about: where it was said, or the one that was named.</param>
/// <param name="Line">The command with its arguments, for the log.</param>
public sealed record CommandCall(Person Who, Place Where, Place Target, Localizer Words, CommandArguments Arguments, Instant Now, string Line)
{
    public ChatProfile Profile { get; init; } = ChatProfile.Empty;

    public bool IsOwner { get; init; }

    public bool IsFromButton { get; init; }

    /// <summary>Who reads the answer: the destination at the place where it goes to, whose private feeds may be told of there.</summary>
    public SeenBy SeenBy { get; init; }

    public string Platform => Where.Address.Platform;

    public ChangeNote Note => new(Platform, Who.Id, Line, Now);
}

/// <summary>By the names of options; those that were not given are not there.</summary>
public sealed record CommandArguments(ImmutableDictionary<string, string> Values)
{
    public static CommandArguments None { get; } = new(ImmutableDictionary<string, string>.Empty);

    public string? this[string name] => Values.GetValueOrDefault(name);

    public int Whole(string name, int otherwise) =>
        Values.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    public bool Is(string name) => Values.GetValueOrDefault(name) == "yes";
}

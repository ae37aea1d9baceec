using System.Collections.Immutable;

namespace AlertBot.Chat.Delivery;

/// <param name="Subject">What was looked at, as people know it: the bot's or the channel's name. Null when it could not be seen.</param>
/// <param name="Problems">One sentence each, with the remedy; empty when all is well.</param>
public sealed record PlatformCheck(string? Subject, ImmutableArray<string> Problems)
{
    /// <summary>Sentences about what would make it better; it can be used without.</summary>
    public ImmutableArray<string> Advice { get; init; } = [];

    public bool IsUsable => Problems.IsEmpty;

    public static PlatformCheck Usable(string? subject) => new(subject, []);

    public static PlatformCheck Refused(string problem, string? subject = null) => new(subject, [problem]);
}

using System.Text.Json;

namespace AlertBot.Discord.Client;

/// <summary>How a call ended.</summary>
public abstract record DiscordAnswer
{
    private DiscordAnswer()
    {
    }

    /// <summary>One of the attempts could have reached Discord without an answer that says what became of it.</summary>
    public bool MayHaveHappened { get; init; }

    /// <param name="Body">Undefined where the answer has none.</param>
    public sealed record Done(JsonElement Body) : DiscordAnswer;

    /// <summary>Discord understood and refuses; asking again the same way is refused again.</summary>
    /// <param name="Code">Discord's own error code, 0 when there is none.</param>
    public sealed record Refused(int Status, int Code, string Message) : DiscordAnswer;

    /// <summary>Not now: by Discord's word, or held back by ourselves so that it need not be said.</summary>
    /// <param name="Everything">Holds for every route and not only for this one.</param>
    /// <param name="ByDiscord">False when nothing was sent.</param>
    public sealed record Limited(TimeSpan RetryAfter, bool Everything, bool ByDiscord) : DiscordAnswer
    {
        /// <summary>It was waited for already as long as a worker may be held.</summary>
        public bool IsFinal { get; init; }
    }

    /// <summary>No answer that Discord wrote, after all attempts.</summary>
    /// <param name="Status">Of the last answer, 0 when none came.</param>
    public sealed record Broken(int Status) : DiscordAnswer;

    /// <summary>The token is not accepted, and is not used any more.</summary>
    public sealed record TokenRefused : DiscordAnswer;

    /// <summary>So many requests were invalid that we stopped before Discord bans the address.</summary>
    public sealed record BreakerOpen(TimeSpan RetryAfter) : DiscordAnswer;
}

namespace AlertBot.Fakes.Discord;

/// <summary>Something that somebody did, and how it was answered.</summary>
public sealed class FakeInteraction(string id, string token, int type, IReadOnlyDictionary<string, object?> payload, DateTimeOffset at)
{
    public string Id => id;

    public string Token => token;

    /// <summary>2 command, 3 component, 4 typing, 5 form.</summary>
    public int Type => type;

    /// <summary>As Discord tells of it.</summary>
    public IReadOnlyDictionary<string, object?> Payload => payload;

    public DateTimeOffset At => at;

    /// <summary>How it was answered first, as Discord numbers it; null when it was not yet.</summary>
    public int? First { get; internal set; }

    public TimeSpan? AnsweredAfter { get; internal set; }

    /// <summary>The first answer as it is shown now; null while it is being prepared.</summary>
    public DiscordMessage? Answer { get; internal set; }

    /// <summary>Only the person who asked sees the answer.</summary>
    public bool IsPrivate { get; internal set; }

    public List<DiscordMessage> FollowUps { get; } = [];

    /// <summary>Of suggestions or a form: the data as it came, as JSON.</summary>
    public string? Data { get; internal set; }
}

namespace AlertBot.Fakes.Http;

/// <summary>Something that goes wrong with one request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>This answer comes instead; nothing happens.</summary>
    public sealed record Answer(FakeAnswer Instead) : Fault;

    /// <summary>The connection breaks and nothing has happened.</summary>
    public sealed record DropBefore : Fault;

    /// <summary>All is done, but the connection breaks before the answer.</summary>
    public sealed record DropAfter : Fault;

    /// <summary>All is done, but no answer ever comes.</summary>
    public sealed record StallAfter : Fault;

    /// <summary>All is done at once, but the answer takes its time: whoever is killed meanwhile never hears of it.</summary>
    public sealed record LateAnswer(TimeSpan By) : Fault;

    /// <summary>Real time passes first.</summary>
    public sealed record Slow(TimeSpan By) : Fault;
}

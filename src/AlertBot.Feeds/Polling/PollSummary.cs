namespace AlertBot.Feeds.Polling;

/// <summary>What one round of polling did.</summary>
/// <param name="Looked">Feeds whose outcome was saved.</param>
/// <param name="NotModified">Of these, the server said 304.</param>
/// <param name="SameBody">Of these, the document was byte for byte the last one.</param>
/// <param name="Failed">Of these, the look failed.</param>
/// <param name="Lost">Feeds whose outcome could not be saved: they are claimed again when the lease ends, nothing is lost.</param>
public sealed record PollSummary(int Looked, int NotModified, int SameBody, int Failed, int Lost, int NewItems, int Edits)
{
    public static PollSummary Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public PollSummary Plus(PollSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Looked + other.Looked, NotModified + other.NotModified, SameBody + other.SameBody, Failed + other.Failed, Lost + other.Lost,
            NewItems + other.NewItems, Edits + other.Edits);
    }
}

using NodaTime;

namespace AlertBot.Storage.Model;

/// <summary>What one replica owns for a time, by the clock of the database.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }

    public Guid Owner { get; init; }

    public Instant Until { get; init; }
}

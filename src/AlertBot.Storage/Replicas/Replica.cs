namespace AlertBot.Storage.Replicas;

/// <summary>This process among those that share a store.</summary>
public sealed class Replica
{
    internal const string LeasePrefix = "replica:";

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The lease that is renewed as long as this process lives; what it had claimed is given back when the lease ends.</summary>
    public string Lease => $"{LeasePrefix}{Id:N}";
}

using System.Text.Json;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Publishers;

/// <summary>The well-known publishers, and those the settings add.</summary>
/// <param name="extra">Entries of the caller; one replaces the shipped entry of its id.</param>
public sealed class PublisherCatalog(IEnumerable<Publisher> extra)
{
    private static readonly Publisher[] Shipped = JsonSerializer.Deserialize<Publisher[]>(Resource.Read("Publishers.publishers.json"), DossierLoader.Json)!;

    private readonly List<Publisher> _all = [.. extra.Concat(Shipped).DistinctBy(p => p.Id, StringComparer.OrdinalIgnoreCase)];

    public PublisherCatalog()
        : this([])
    {
    }

    /// <summary>By id, name or host; an unknown publisher is a voice of its own.</summary>
    public Publisher Find(string idOrHost) =>
        _all.Find(p => Is(p.Id, idOrHost) || Is(p.Name, idOrHost))
        ?? _all.Find(p => !p.Hosts.IsDefault && p.Hosts.Any(host => Is(host, idOrHost) || idOrHost.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)))
        ?? new Publisher(idOrHost, idOrHost);

    private static bool Is(string known, string asked) => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase);
}

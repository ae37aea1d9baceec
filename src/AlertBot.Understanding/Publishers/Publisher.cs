using System.Collections.Immutable;

namespace AlertBot.Understanding.Publishers;

/// <summary>Who stands behind one or more feeds.</summary>
public sealed record Publisher(string Id, string Name)
{
    /// <summary>Sites; subdomains belong to them.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Publishers of one family are not independent of each other; null when it stands alone.</summary>
    public string? Family { get; init; }

    /// <summary>The state whose media it is, or null.</summary>
    public string? StateMedia { get; init; }

    public string Voice => Family ?? Id;
}

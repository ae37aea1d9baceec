namespace AlertBot.Storage.Search;

/// <summary>The index that people search by.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// Takes in what was stored or edited since; returns when nothing is left. Before a search it is done again: who keeps it up to date in
    /// between spares the one who searches the wait.
    /// </summary>
    Task CatchUpAsync(CancellationToken cancellationToken);
}

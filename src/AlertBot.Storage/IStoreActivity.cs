namespace AlertBot.Storage;

/// <summary>Tells whether this process has written anything since somebody looked: if not, there is mostly nothing new to take up.</summary>
public interface IStoreActivity
{
    /// <summary>How many writes were committed; only ever grows.</summary>
    long Writes { get; }
}

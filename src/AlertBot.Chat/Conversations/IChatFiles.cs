namespace AlertBot.Chat.Conversations;

/// <summary>Files that people send. One for each platform that has them.</summary>
public interface IChatFiles
{
    /// <summary>As <see cref="Delivery.IChatPlatform.Name"/>.</summary>
    string Platform { get; }

    /// <param name="file">The value of an <see cref="OptionKind.File"/>: to be judged, it may have been typed.</param>
    /// <param name="mostBytes">Nothing longer is read.</param>
    /// <returns>Null when there is no such file of the platform's own, or it is too long.</returns>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string file, int mostBytes, CancellationToken cancellationToken);
}

namespace AlertBot.Discord.Client.Gateway;

/// <summary>When the bot began its last session, beyond the life of one process: Discord counts over all of them.</summary>
internal interface IIdentifyMemory
{
    /// <returns>Null when that is not known.</returns>
    Task<DateTimeOffset?> LastAsync(CancellationToken cancellationToken);

    /// <summary>A session is about to begin.</summary>
    Task NoteAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

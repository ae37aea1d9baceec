namespace AlertBot.Chat.Commands.Stores;

/// <summary>The files of dossiers beside those that ship.</summary>
public interface IDossierFiles
{
    /// <summary>The settings name a folder.</summary>
    bool HasFolder { get; }

    /// <summary>Takes up the files as they are now, all of them or none.</summary>
    /// <returns>Why they cannot be used, naming file, key and a valid example; null when they are in force.</returns>
    string? Reload();
}

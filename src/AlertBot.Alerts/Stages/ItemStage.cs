namespace AlertBot.Alerts.Stages;

/// <summary>How far an item has come. Each stage takes the rows of the one before and commits its own before the next looks.</summary>
public enum ItemStage
{
    /// <summary>Brought in by polling.</summary>
    Stored,

    /// <summary>Read and relevant to a dossier.</summary>
    Read,

    /// <summary>In a story; its deadlines are in the ledger.</summary>
    Placed,

    /// <summary>Nothing more to do: alerted, or silent for the reason that the row names.</summary>
    Decided,
}

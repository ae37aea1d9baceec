namespace AlertBot.Storage.Engines;

/// <summary>What SQLite and PostgreSQL do differently. Everything else is the model's, or SQL that both understand.</summary>
internal interface IStoreEngine
{
    /// <summary>Whether other processes may work on the same store: a claim of another process is then left to its end.</summary>
    bool IsShared { get; }

    FeedStoreSql FeedSql { get; }

    /// <summary>Takes the place of the one writer, until the end of the transaction.</summary>
    Task BecomeWriterAsync(AlertBotContext context, CancellationToken cancellationToken);

    /// <summary>Runs the migrations; two processes that start at once do not meet.</summary>
    Task MigrateAsync(AlertBotContext context, CancellationToken cancellationToken);

    /// <summary>What a person can do about a database that cannot be used at the start; null when the failure is not the database's.</summary>
    string? Advice(Exception failure);
}

using Npgsql;

namespace AlertBot.Storage.Engines;

/// <summary>Says what is wrong with a PostgreSQL store, and what to do about it, by the class of its error (postgresql.org, appendix A).</summary>
internal static class PostgresTrouble
{
    /// <returns>Null when the failure is not one of server, network or disk.</returns>
    public static string? Of(Exception failure) => failure switch
    {
        PostgresException e => Sentence(e.SqlState),
        NpgsqlException => "PostgreSQL cannot be reached: look whether it runs and whether host, port and network of Storage:Connection are right. AlertBot tries again by itself.",
        _ => null,
    };

    private static string? Sentence(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "PostgreSQL refuses the user or password of Storage:Connection: correct them, or create the user.",
        PostgresErrorCodes.InvalidCatalogName => "PostgreSQL has no such database: create the one that Storage:Connection names (createdb), owned by its user.",
        PostgresErrorCodes.InsufficientPrivilege => "The user of Storage:Connection may not do this in the database: make it the owner of the database.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "PostgreSQL only allows reading: it is a standby, or was set so. Name the primary in Storage:Connection.",
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded =>
            "PostgreSQL has no connection left: raise its max_connections or set a smaller Maximum Pool Size in Storage:Connection. AlertBot tries again by itself.",
        PostgresErrorCodes.DiskFull => "The disk of PostgreSQL is full: free some space. Nothing is lost; AlertBot carries on by itself.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            "PostgreSQL is stopping or starting. AlertBot tries again by itself.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => "The database is damaged: stop AlertBot and restore a backup of PostgreSQL.",
        "25P03" => "This process stood still in the middle of a write and PostgreSQL took the write back. AlertBot tries again by itself.",
        _ => null,
    };
}

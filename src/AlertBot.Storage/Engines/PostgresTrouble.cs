using Npgsql;

namespace AlertBot.Storage.Engines;

/// <summary>Says what is wrong with a PostgreSQL store, and what to do about it, by the class of its error (postgresql.org, appendix A).</summary>
internal static class PostgresTrouble
{
    private const string Again = " AlertBot tries again by itself.";

    /// <summary>While AlertBot runs.</summary>
    /// <returns>Null when the failure is not one of server, network or disk.</returns>
    public static string? Of(Exception failure) => Find(failure, PostgresEngine.Setting) is var (toDo, then) ? toDo + then : null;

    /// <summary>At a start, or where one thing is done and no more: nothing is tried again.</summary>
    /// <param name="named">The setting or the option that holds the connection.</param>
    /// <returns>Null when the failure is not one of server, network or disk.</returns>
    public static string? Once(Exception failure, string named) => Find(failure, named)?.ToDo;

    private static (string ToDo, string Then)? Find(Exception failure, string named) => failure switch
    {
        PostgresException e => Find(e.SqlState, named),
        NpgsqlException => ($"PostgreSQL cannot be reached: look whether it runs and whether host, port and network of {named} are right.", Again),
        _ => null,
    };

    private static (string ToDo, string Then)? Find(string state, string named) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ($"PostgreSQL refuses the user or password of {named}: correct them, or create the user.", ""),
        PostgresErrorCodes.InvalidCatalogName => ($"PostgreSQL has no such database: create the one that {named} names (createdb), owned by its user.", ""),
        PostgresErrorCodes.InsufficientPrivilege => ($"The user of {named} may not do this in the database: make it the owner of the database.", ""),
        PostgresErrorCodes.ReadOnlySqlTransaction => ($"PostgreSQL only allows reading: it is a standby, or was set so. Name the primary in {named}.", ""),
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded =>
            ($"PostgreSQL has no connection left: raise its max_connections or set a smaller Maximum Pool Size in {named}.", Again),
        PostgresErrorCodes.DiskFull => ("The disk of PostgreSQL is full: free some space.", " Nothing is lost; AlertBot carries on by itself."),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => ("PostgreSQL is stopping or starting.", Again),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => ("The database is damaged: stop AlertBot and restore a backup of PostgreSQL.", ""),
        "25P03" => ("This process stood still in the middle of a write and PostgreSQL took the write back.", Again),
        _ => null,
    };
}

using AlertBot.Settings;
using AlertBot.Storage;

namespace AlertBot.Running;

/// <summary>The store that the settings name: a PostgreSQL database when they hold a connection, a SQLite file otherwise.</summary>
internal static class StoreOfSettings
{
    /// <exception cref="SettingsException">The file that holds the connection cannot be read.</exception>
    /// <exception cref="StoreUnusableException">The connection is not one.</exception>
    public static IServiceCollection AddStore(this IServiceCollection services, StorageSettings settings) =>
        settings.Connection() is { } connection
            ? services.AddPostgresStorage(connection)
            : services.AddSqliteStorage(settings.Path);

    /// <summary>How a person names it; without user and password.</summary>
    public static string Name(this StorageSettings settings) =>
        settings.Connection() is { } connection ? StorageServices.NameOfPostgres(connection) : Path.GetFullPath(settings.Path);

    /// <summary>The connection string, which may hold a password, or null for the SQLite file.</summary>
    public static string? Connection(this StorageSettings settings) =>
        SecretSource.Read(settings.Connection, settings.ConnectionFile, "Storage:ConnectionFile")?.Reveal();
}

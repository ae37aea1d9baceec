using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlertBot.Storage;

/// <summary>
/// Sets each connection up: in WAL mode readers never wait for the writer, and <c>synchronous=FULL</c> makes a committed transaction
/// survive the loss of power as well as of the process, which "nothing is sent twice" rests on.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Setup = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Setup;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Setup;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlertBot.Storage;

/// <summary>
/// Lets a scratch store wait for no disk. A real one keeps SQLite's own default, <c>synchronous=FULL</c>: a committed transaction then
/// survives the loss of power as well as of the process, which "nothing is sent twice" rests on.
/// </summary>
internal sealed class ScratchPragmas : DbConnectionInterceptor
{
    private const string Setup = "PRAGMA synchronous=OFF;";

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

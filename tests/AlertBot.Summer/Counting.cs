using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlertBot.Summer;

/// <summary>What the store has, counted past the stages.</summary>
internal sealed class Counting(string database)
{
    /// <summary>Those that arrived are in it in their order, so the number says where to go on.</summary>
    public Task<int> ItemsAsync(CancellationToken cancellationToken) => CountAsync("SELECT COUNT(*) FROM Items", Instant.MinValue, cancellationToken);

    /// <summary>Deliveries whose time has come and that are not out.</summary>
    public Task<int> DueAsync(Instant now, CancellationToken cancellationToken) =>
        CountAsync("SELECT COUNT(*) FROM Deliveries WHERE State = 'Waiting' AND NotBefore <= $now", now, cancellationToken);

    private async Task<int> CountAsync(string sql, Instant now, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$now", now.ToUnixTimeTicks());
        return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

using System.Data.Common;
using AlertBot.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>One SQL statement on the connection and in the transaction of a context, prepared once and run for many rows.</summary>
internal sealed class FeedStoreStatement : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly bool _isPostgres;

    /// <param name="sql">Constant text with the parameters @0, @1, ...</param>
    public FeedStoreStatement(AlertBotContext context, string sql, int parameters)
    {
        _isPostgres = context is PostgresContext;
        _command = context.Database.GetDbConnection().CreateCommand();
        _command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Constant text of FeedStoreSql.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"@{i}");
            _command.Parameters.Add(parameter);
        }
    }

    /// <returns>How many rows were written.</returns>
    public Task<int> WriteAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task<DbDataReader> ReadAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command.ExecuteReaderAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private void Set(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                Instant instant => instant.ToUnixTimeTicks(),
                Enum name => name.ToString(),
                string text when _isPostgres => PostgresText.Storable(text),
                { } value => value,
            };
        }
    }
}

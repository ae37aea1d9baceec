using System.Data.Common;
using System.Globalization;
using AlertBot.Storage.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace AlertBot.Storage.Moving;

/// <summary>One table of the model, copied row by row in PostgreSQL's binary form. The columns are those of the model, whatever they will be.</summary>
internal sealed class CopiedTable
{
    private readonly IReadOnlyList<Column> _columns;
    private readonly string? _numbered;

    private CopiedTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        _columns = [.. entity.GetProperties().Select(p => new Column(p.GetColumnName(), TypeOf(p.GetColumnType())))];
        _numbered = entity.FindPrimaryKey()?.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } key] && TypeOf(key.GetColumnType()) is NpgsqlDbType.Bigint or NpgsqlDbType.Integer
            ? entity.FindPrimaryKey()!.Properties[0].GetColumnName()
            : null;
    }

    public string Name { get; }

    private string Columns => string.Join(", ", _columns.Select(c => $"\"{c.Name}\""));

    /// <summary>Every table after those that it refers to.</summary>
    public static IReadOnlyList<CopiedTable> InOrder(IModel model)
    {
        var left = model.GetEntityTypes().ToList();
        var order = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(e => e.GetForeignKeys().All(k => k.PrincipalEntityType == e || order.Contains(k.PrincipalEntityType)));
            order.Add(next);
            left.Remove(next);
        }

        return [.. order.Select(e => new CopiedTable(e))];
    }

    public async Task<long> CopyAsync(SqliteConnection source, SqliteTransaction transaction, NpgsqlConnection target, CancellationToken cancellationToken)
    {
        var count = 0L;
#pragma warning disable CA2100 // Names of our own tables and columns.
        await using var command = new SqliteCommand($"""SELECT {Columns} FROM "{Name}" """, source, transaction);
#pragma warning restore CA2100
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        await using (var copy = await target.BeginBinaryImportAsync($"""COPY "{Name}" ({Columns}) FROM STDIN (FORMAT BINARY)""", cancellationToken))
        {
            for (; await rows.ReadAsync(cancellationToken); count++)
            {
                await copy.StartRowAsync(cancellationToken);
                for (var i = 0; i < _columns.Count; i++)
                {
                    await WriteAsync(copy, rows, i, cancellationToken);
                }
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await ContinueNumbersAsync(target, cancellationToken);
        return count;
    }

    private Task WriteAsync(NpgsqlBinaryImporter copy, DbDataReader row, int column, CancellationToken cancellationToken) =>
        row.IsDBNull(column) ? copy.WriteNullAsync(cancellationToken) : _columns[column].Type switch
        {
            NpgsqlDbType.Bigint => copy.WriteAsync(row.GetInt64(column), NpgsqlDbType.Bigint, cancellationToken),
            NpgsqlDbType.Integer => copy.WriteAsync(row.GetInt32(column), NpgsqlDbType.Integer, cancellationToken),
            NpgsqlDbType.Boolean => copy.WriteAsync(row.GetBoolean(column), NpgsqlDbType.Boolean, cancellationToken),
            NpgsqlDbType.Double => copy.WriteAsync(row.GetDouble(column), NpgsqlDbType.Double, cancellationToken),
            NpgsqlDbType.Uuid => copy.WriteAsync(row.GetGuid(column), NpgsqlDbType.Uuid, cancellationToken),
            NpgsqlDbType.Bytea => copy.WriteAsync(row.GetFieldValue<byte[]>(column), NpgsqlDbType.Bytea, cancellationToken),
            _ => copy.WriteAsync(PostgresText.Storable(row.GetString(column)), NpgsqlDbType.Text, cancellationToken),
        };

    /// <summary>The next row gets the number after the last one that was copied.</summary>
    private async Task ContinueNumbersAsync(NpgsqlConnection target, CancellationToken cancellationToken)
    {
        if (_numbered is null)
        {
            return;
        }

#pragma warning disable CA2100 // Names of our own tables and columns.
        await using var command = new NpgsqlCommand(
            $"""SELECT setval(pg_get_serial_sequence('"{Name}"', '{_numbered}'), COALESCE(MAX("{_numbered}"), 0) + 1, false) FROM "{Name}" """, target);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlDbType TypeOf(string type) => type.ToLower(CultureInfo.InvariantCulture) switch
    {
        "bigint" => NpgsqlDbType.Bigint,
        "integer" => NpgsqlDbType.Integer,
        "boolean" => NpgsqlDbType.Boolean,
        "double precision" => NpgsqlDbType.Double,
        "uuid" => NpgsqlDbType.Uuid,
        "bytea" => NpgsqlDbType.Bytea,
        "text" => NpgsqlDbType.Text,
        _ => throw new NotSupportedException($"columns of type {type} cannot be copied yet"),
    };

    private sealed record Column(string Name, NpgsqlDbType Type);
}

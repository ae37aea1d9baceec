using System.Xml;
using Microsoft.Data.Sqlite;

namespace AlertBot.Benchmarks.Polling;

/// <summary>The floor of the day: fetch, XmlReader, raw SQLite, and nothing of what a feed reader must think of.</summary>
internal sealed class BareLoop : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly SqliteConnection _connection;

    public BareLoop(string file)
    {
        _connection = new($"Data Source={file}");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE items (guid TEXT PRIMARY KEY, title TEXT, link TEXT, date TEXT, text TEXT) WITHOUT ROWID");
    }

    public async Task<int> PollAsync(IReadOnlyList<Uri> feeds, CancellationToken cancellationToken)
    {
        var stored = 0;
        foreach (var batch in feeds.Chunk(256))
        {
            var items = await Task.WhenAll(batch.Select(feed => Task.Run(() => ItemsAsync(feed, cancellationToken), cancellationToken)));
            stored += Store(items.SelectMany(list => list));
        }

        return stored;
    }

    public void Dispose()
    {
        _client.Dispose();
        _connection.Dispose();
    }

    private async Task<List<string?[]>> ItemsAsync(Uri feed, CancellationToken cancellationToken)
    {
        using var reader = XmlReader.Create(new MemoryStream(await _client.GetByteArrayAsync(feed, cancellationToken)));
        var items = new List<string?[]>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "item")
            {
                items.Add(Item(reader));
            }
        }

        return items;
    }

    private static string?[] Item(XmlReader reader)
    {
        var fields = new string?[5];
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            var at = reader.NodeType == XmlNodeType.Element ? Array.IndexOf(["guid", "title", "link", "pubDate", "description"], reader.Name) : -1;
            if (at >= 0)
            {
                fields[at] = reader.ReadElementContentAsString();
            }
            else
            {
                reader.Read();
            }
        }

        return fields;
    }

    private int Store(IEnumerable<string?[]> items)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT OR IGNORE INTO items VALUES ($0, $1, $2, $3, $4)";
        var fields = Enumerable.Range(0, 5).Select(i => insert.Parameters.Add(FormattableString.Invariant($"${i}"), SqliteType.Text)).ToArray();
        var stored = 0;
        foreach (var item in items)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i].Value = (object?)item[i] ?? DBNull.Value;
            }

            stored += insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return stored;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constant text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

using System.CommandLine;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Benchmarks.Polling;
using AlertBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Benchmarks.Delivery;

/// <summary><c>fanout</c>: what it takes to decide who hears an alert and to enqueue it, for very many subscriptions on SQLite.</summary>
internal static class FanoutVerb
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    public static Command Create()
    {
        var count = new Option<int>("--subscriptions") { Description = "How many", DefaultValueFactory = _ => 100_000 };
        var verb = new Command("fanout", "Measures enqueuing one alert for many subscriptions") { count };
        verb.SetAction((r, cancellationToken) => RunAsync(r.GetValue(count), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"alertbot-{Guid.NewGuid():N}.db");
        try
        {
            await using var services = new ServiceCollection().AddSqliteStorage(path).BuildServiceProvider();
            await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
            await FillAsync(path, count, cancellationToken);
            // The first one reads the code into memory and builds the index, which stays for as long as nobody changes a subscription.
            for (var number = 1; number <= 4; number++)
            {
                var alert = Chaos.Alert(number, Now);
                var (reading, index) = await Cost.OfAsync(() => services.GetRequiredService<ISubscriptionStore>().IndexAsync(cancellationToken));
                var (enqueuing, _) = await Cost.OfAsync(() => services.GetRequiredService<IReminderStore>().SaveAlertAsync(alert, Fanout.Of(alert, null, index), cancellationToken));
                var (streamed, _) = await Cost.OfAsync(() => services.GetRequiredService<IReminderStore>().SaveAlertAsync(
                    Chaos.Alert(1_000 + number, Now), Enumerable.Range(1, count).Select(id => Chaos.To(id, Now)), cancellationToken));
                Console.WriteLine($"{count} subscriptions  the index       {reading}");
                Console.WriteLine($"{count} subscriptions  decide, enqueue {enqueuing}");
                Console.WriteLine($"{count} subscriptions  enqueue ids     {streamed}");
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(path);
        }

        return 0;
    }

    private static async Task FillAsync(string path, int count, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
            INSERT INTO "Destinations" ("Id", "Name", "Platform", "Address", "Language", "Zone", "Removed", "CatchUp", "Live", "DueUrgent", "Probes", "Added", "Version")
            SELECT i, 'chat-' || i, 'telegram', CAST(7000000 + i AS TEXT), 'uk', 'Europe/Kyiv', 0, 'All', 'Reply', 0, 0, 0, 1 FROM n;
            INSERT INTO "Subscriptions" ("DestinationId", "Order")
            SELECT "Id", '{"Dossiers":[],"Categories":[],"ReminderSteps":[7,3,1,0]}' FROM "Destinations";
            """;
        command.Parameters.AddWithValue("@count", count);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

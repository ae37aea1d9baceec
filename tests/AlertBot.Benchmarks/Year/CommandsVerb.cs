using System.CommandLine;
using AlertBot.Storage;
using AlertBot.Storage.Search;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Benchmarks.Year;

/// <summary>
/// <c>commands</c>: how long people wait for an answer, while many ask at a steady rate whatever is still being answered; and how long they
/// wait while one other person says a thousand commands a second. On Telegram, then as interactions of Discord: the real worker on a store that
/// <c>year --fill</c> made.
/// </summary>
internal static class CommandsVerb
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var path = new Option<string>("--path") { Description = "SQLite file that `year --fill` made", DefaultValueFactory = _ => "year.db" };
        var connection = new Option<string?>("--connection") { Description = "PostgreSQL database that `year --fill` filled, instead" };
        var rate = new Option<int>("--rate") { Description = "Commands a second, each by somebody else", DefaultValueFactory = _ => 10 };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60 };
        var flood = new Option<int>("--flood") { Description = "Commands a second by one person", DefaultValueFactory = _ => 1_000 };
        var verb = new Command("commands", "How long people wait for an answer in chat, also beside a flood") { path, connection, rate, seconds, flood };
        verb.SetAction(async (r, cancellationToken) =>
            await MeasureAsync(r.GetRequiredValue(path), r.GetValue(connection), r.GetValue(rate), TimeSpan.FromSeconds(r.GetValue(seconds)), r.GetValue(flood), cancellationToken) ? 0 : 1);
        return verb;
    }

    /// <returns>False when people waited too long.</returns>
    private static async Task<bool> MeasureAsync(string path, string? connection, int rate, TimeSpan time, int flood, CancellationToken cancellationToken)
    {
        await using var store = new YearStore(path, connection, TimeProvider.System);
        await store.Get<IStoreSetup>().MigrateAsync(cancellationToken);
        var story = (await store.Get<IStoreViews>().StoriesAsync(1, cancellationToken))[0].Id;
        var item = await store.NumberAsync("""SELECT MAX("Id") FROM "Items" WHERE "StoryId" IS NOT NULL""", cancellationToken);
        var alert = await store.NumberAsync("""SELECT MAX("Id") FROM "Alerts" """, cancellationToken);
        // The feeds are nowhere, and what is measured is not how the worker finds that out.
        await store.ExecuteAsync("""UPDATE "Feeds" SET "NextLook" = @then""", cancellationToken, ("@then", (TimeProvider.System.GetUtcNow().ToInstant() + Duration.FromDays(1)).ToUnixTimeTicks()));
        await store.Get<ISearchIndex>().CatchUpAsync(cancellationToken);
        await using var worker = await YearWorker.StartAsync(new YearProgram(YearWorker.BuiltProgram, connection is null ? path : null, connection), cancellationToken);
        string[] commands = [.. YearQuestions.Commands(story, item, alert)];
        // Each once, so that what is measured is compiled.
        foreach (var command in commands)
        {
            await worker.SayAsync(command, cancellationToken);
        }

        var isIn = true;
        foreach (var chat in new ICrowdChat[] { new TelegramCrowdChat(worker.Telegram), new DiscordCrowdChat(worker.Discord) })
        {
            var calm = await new Crowd(chat, commands, rate, flood: 0).AskAsync(time, cancellationToken);
            var beside = await new Crowd(chat, commands, rate, flood).AskAsync(time, cancellationToken);
            Console.WriteLine(calm.ToText($"{store.Name}, {chat.Name}, nobody floods"));
            Console.WriteLine(beside.ToText($"{store.Name}, {chat.Name}, one says {flood:N0}"));
            foreach (var slow in beside.Slowest(5))
            {
                Console.WriteLine($"  slowest beside the flood: {slow}");
            }

            isIn &= calm.IsWithin(Longest) && beside.IsWithin(Longest);
        }

        return isIn;
    }
}

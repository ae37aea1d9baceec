using AlertBot.Demo;
using AlertBot.Fakes.Http;

namespace AlertBot.EndToEnd.Tests;

/// <summary>Nothing relevant is lost and nothing is said twice, whenever the process dies.</summary>
public sealed class KillTests
{
    private const int Kills = 20;
    private static readonly TimeSpan LateAnswer = TimeSpan.FromMilliseconds(150);

    /// <summary>A chat of Telegram takes a message a second: what is left at the end takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_twenty_times_at_random_moments_every_alert_is_once_on_Discord_and_at_most_once_more_a_kill_on_Telegram()
    {
        var dice = new Random(20_250_723);
        await using var world = await World.StartAsync(Cancelled);
        var news = new Queue<Paper.Entry>(News());
        var paper = new Paper().Add(Paper.Football);
        // Kills shall fall between a platform's "done" and our hearing of it.
        world.Discord.Faults.Otherwise = r => r.Method == "POST" ? new Fault.LateAnswer(LateAnswer) : null;
        world.Telegram.Faults.Otherwise = r => r.Path.Contains("/send", StringComparison.OrdinalIgnoreCase) ? new Fault.LateAnswer(LateAnswer) : null;
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"]);
        await using (var first = Worker.Start(world.Folder))
        {
            await UntilAsync(world, first, () => world.Count("SELECT COUNT(*) FROM Items") == 1, "the baseline stands");
        }

        var total = news.Count;
        for (var kill = 0; kill < Kills; kill++)
        {
            Publish(world, paper, news, total / Kills);
            await using var worker = Worker.Start(world.Folder);
            var sent = world.Discord.Messages.Count;
            await UntilAsync(world, worker, () => world.Discord.Messages.Count > sent || IsIdle(world, paper), "something is sent, or nothing is left to do");
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(0, 600)), TimeProvider.System, Cancelled);
            await worker.KillAsync(Cancelled);
        }

        Publish(world, paper, news, news.Count);
        await using var last = Worker.Start(world.Folder);
        await UntilAsync(world, last, () => IsIdle(world, paper), "all is decided and delivered");
        Assert.Equal(0, await last.StopAsync(Cancelled));

        var alerts = world.Count("SELECT COUNT(*) FROM Alerts");
        Assert.True(alerts >= 10, $"only {alerts} alerts");
        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM Deliveries WHERE State IN ('Waiting', 'Dead')"));
        Assert.Equal(world.Count("SELECT COUNT(*) FROM Items"), world.Count("SELECT COUNT(DISTINCT Guid) FROM Items"));
        Assert.Equal(world.Told("discord"), world.Discord.Messages.Count);
        Assert.Equal(world.Done("webhook"), world.Webhook.Deliveries.Count);
        Assert.InRange(world.Telegram.Messages.Count, world.Told("telegram"), world.Told("telegram") + Kills);
        Assert.Empty(world.ComplaintsApartFromKills);
    }

    /// <summary>The recorded news of a summer, as if all of it happened now.</summary>
    private static IEnumerable<Paper.Entry> News() => DemoScript.Feeds
        .SelectMany(feed => feed.Items.Where(item => item.Event is not null && item.DuplicateOf is null).Select(item => (feed, item)))
        .OrderBy(x => x.item.VisibleFrom)
        .Select(x => new Paper.Entry($"{x.feed.Publisher}-{x.item.Guid}", x.item.Title, string.Concat(x.item.Html.Select(p => $"<p>{p}</p>"))));

    private static void Publish(World world, Paper paper, Queue<Paper.Entry> news, int count)
    {
        for (var i = 0; i < count && news.TryDequeue(out var entry); i++)
        {
            paper.Add(entry with { Published = TimeProvider.System.GetUtcNow() });
        }

        world.Publishers.Publish("/paper", paper.Rss());
    }

    private static bool IsIdle(World world, Paper paper) =>
        world.Count("SELECT COUNT(*) FROM Items") == paper.Count
        && world.Count("SELECT COUNT(*) FROM Items WHERE Stage = 'Decided'") == paper.Count
        && world.Count("SELECT COUNT(*) FROM Deliveries WHERE State = 'Waiting'") == 0;

    private static Task UntilAsync(World world, Worker worker, Func<bool> isSo, string what) => world.UntilAsync(worker, isSo, what, Cancelled, Patience);
}

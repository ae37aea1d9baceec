using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Chat.Tests.Commands;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.EndToEnd.Tests;

/// <summary>The reference case: the summer in which one deadline was set, shortened twice and passed, as its readers were told of it.</summary>
public sealed class SummerTests
{
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm 'UTC'");

    private static readonly ImmutableArray<string> Languages = ["en", "uk", "ru"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_every_week_of_the_summer_it_tells_what_it_tells_when_it_lives()
    {
        await using var alive = await SummerWorld.StartAsync(Cancelled);
        await alive.LiveAsync(null, Cancelled);
        await using var killed = await SummerWorld.StartAsync(Cancelled);
        var kills = await killed.LiveAsync(Duration.FromDays(7), Cancelled);

        Assert.Equal(8, kills);
        Assert.All(Languages, language =>
        {
            Assert.Equal(Texts(alive.OnDiscord(language)), Texts(killed.OnDiscord(language)));
            Assert.Equal(Texts(alive.OnTelegram(language)), Texts(Once(killed.OnTelegram(language))));
            Assert.InRange(killed.OnTelegram(language).Count(m => m.At is null), 0, kills);
            Approved.Check($"summer.telegram.{language}.txt", Deadlines(alive.OnTelegram(language)));
            Approved.Check($"summer.discord.{language}.txt", Deadlines(alive.OnDiscord(language)));
            Assert.Equal(Deadlines(alive.OnTelegram(language)), Deadlines(killed.OnTelegram(language)));
            Assert.Equal(Deadlines(alive.OnDiscord(language)), Deadlines(killed.OnDiscord(language)));
        });
        Assert.Equal(0, killed.Count("SELECT COUNT(*) FROM Deliveries WHERE State IN ('Waiting', 'Dead')"));
        Assert.Empty(alive.Complaints);
        Assert.Empty(killed.Complaints);
    }

    /// <summary>Telegram knows no key: what was under way in a kill may be there a second time, and the outbox does not know the first.</summary>
    private static IReadOnlyList<Told> Once(IReadOnlyList<Told> told) =>
        [.. told.Where(m => m.At is not null || !told.Any(other => other.At is not null && other.Text == m.Text))];

    private static IEnumerable<string> Texts(IEnumerable<Told> told) => told.Select(m => m.Text);

    private static string Deadlines(IEnumerable<Told> told) => string.Concat(told
        .Where(m => m.Kind is AlertKind.DeadlineSet or AlertKind.DeadlineChanged or AlertKind.Reminder or AlertKind.DeadlinePassed)
        .Select(m => $"=== {Minute.Format(m.At!.Value)}\n{m.Text}\n\n"));
}

using AlertBot.Feeds.Polling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class ItemSearchOnSqliteTests() : ItemSearchTests(Database.Sqlite);

public sealed class ItemSearchOnPostgresTests() : ItemSearchTests(Database.Postgres);

public abstract class ItemSearchTests(Database database)
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    [Theory]
    [InlineData("talks Istanbul", "Talks in Istanbul end")]
    [InlineData("переговоры", "Третий раунд переговоров")]
    [InlineData("обмін полоненими", "Обмін полоненими відбувся")]
    [InlineData("перемовинами", "Перемовини у Стамбулі")]
    [InlineData("\"; DROP TABLE Items; --", null)]
    [InlineData("NEAR( talks* OR NOT", null)]
    [InlineData("***", null)]
    public async Task Items_are_found_in_three_languages_and_nothing_written_is_an_operator(string words, string? title)
    {
        await using var store = await FilledAsync();

        Assert.Equal(title, (await store.LookUps.SearchAsync(words, 10, CancellationToken.None)).Select(i => i.Title).FirstOrDefault());
    }

    [Fact]
    public async Task What_is_stored_or_edited_later_is_found_too()
    {
        await using var store = await FilledAsync();
        Assert.Empty(await store.LookUps.SearchAsync("Ankara", 10, CancellationToken.None));

        await store.Raw.WriteAsync(async context => await context.Items.Where(i => i.Title.StartsWith("Talks")).ExecuteUpdateAsync(set => set.SetProperty(i => i.Title, "Talks move to Ankara"), CancellationToken.None), CancellationToken.None);

        Assert.Equal(["Talks move to Ankara"], (await store.LookUps.SearchAsync("Ankara", 10, CancellationToken.None)).Select(i => i.Title));
        Assert.Empty(await store.LookUps.SearchAsync("Istanbul", 10, CancellationToken.None));
    }

    /// <summary>What lies far back among millions of items is found as well as what came today.</summary>
    [Fact]
    public async Task The_newest_come_first_and_the_oldest_are_found_too()
    {
        await using var store = await FilledAsync("Talks in Geneva begin", "Talks in Istanbul end", "Talks about talks", "Weather", "Talks in Istanbul again");
        await store.Raw.WriteAsync(async context => await context.Database.ExecuteSqlRawAsync("""UPDATE "Items" SET "Id" = 3000000 + "Id" * 300000"""), CancellationToken.None);

        Assert.Equal(["Talks in Istanbul again", "Talks about talks", "Talks in Istanbul end"], (await store.LookUps.SearchAsync("talks", 3, CancellationToken.None)).Select(i => i.Title));
        Assert.Equal(["Talks in Geneva begin"], (await store.LookUps.SearchAsync("Geneva talks", 10, CancellationToken.None)).Select(i => i.Title));
        Assert.Empty(await store.LookUps.SearchAsync("#1 732", 10, CancellationToken.None));
    }

    private Task<TemporaryStore> FilledAsync() => FilledAsync("Talks in Istanbul end", "Третий раунд переговоров", "Обмін полоненими відбувся", "Перемовини у Стамбулі");

    private async Task<TemporaryStore> FilledAsync(params string[] titles)
    {
        var store = await TemporaryStore.CreateAsync(database);
        await store.FeedList.ReplaceAsync([new ConfiguredFeed(new Uri("https://example.org/rss"), "bbc", null, null, Duration.FromMinutes(10))], CancellationToken.None);
        var claim = (await store.Feeds.ClaimDueAsync(Now, Duration.FromMinutes(1), 1, CancellationToken.None)).Single();
        NewItem[] items = [.. titles.Select(New)];
        await store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New, [.. items], [], [])], CancellationToken.None);
        return store;
    }

    private static NewItem New(string title, int number) => new(new ItemKeys(number, null, number, number, number), "bbc", $"g{number}", null, title, "", "en", Now + Duration.FromMinutes(number), Now, null, false);
}

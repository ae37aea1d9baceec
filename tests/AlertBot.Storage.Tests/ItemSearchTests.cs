using AlertBot.Feeds.Polling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class ItemSearchTests
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

    private static async Task<TemporaryStore> FilledAsync()
    {
        var store = await TemporaryStore.CreateAsync();
        await store.FeedList.ReplaceAsync([new ConfiguredFeed(new Uri("https://example.org/rss"), "bbc", null, null, Duration.FromMinutes(10))], CancellationToken.None);
        var claim = (await store.Feeds.ClaimDueAsync(Now, Duration.FromMinutes(1), 1, CancellationToken.None)).Single();
        NewItem[] items = [.. new[] { "Talks in Istanbul end", "Третий раунд переговоров", "Обмін полоненими відбувся", "Перемовини у Стамбулі" }.Select((title, i) => New(title, i))];
        await store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New, [.. items], [], [])], CancellationToken.None);
        return store;
    }

    private static NewItem New(string title, int number) => new(new ItemKeys(number, null, number, number, number), "bbc", $"g{number}", null, title, "", "en", Now + Duration.FromMinutes(number), Now, null, false);
}

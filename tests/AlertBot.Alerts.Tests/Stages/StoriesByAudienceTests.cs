using System.Collections.Immutable;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Understanding.Deadlines;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Alerts.Tests.Stages;

/// <summary>How many audiences are in memory, whom each costs a reading of the store, and when they are let go.</summary>
public sealed class StoriesByAudienceTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 18, 0);

    private readonly FakeTimeProvider _clock = new(Now.ToDateTimeOffset());
    private readonly CountingStore _store = new();
    private readonly StoriesByAudience _stories;

    public StoriesByAudienceTests() => _stories = new(_store, _clock);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_audience_has_a_memory_of_its_own_and_is_read_once()
    {
        var known = new[] { await AskAsync(null), await AskAsync(1), await AskAsync(2), await AskAsync(null), await AskAsync(1) };

        Assert.Equal(3, known.Distinct().Count());
        Assert.Equal([null, 1L, 2L], _store.Read);
    }

    [Fact]
    public async Task However_many_audiences_ask_sixty_four_stay_and_they_are_those_that_asked_last()
    {
        await AskAsync(null);
        for (var audience = 1L; audience <= 100; audience++)
        {
            await AskAsync(audience);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _stories.LetGo(Now);
        _store.Read.Clear();
        await AskAsync(null);
        await AskAsync(100);
        await AskAsync(37);
        await AskAsync(36);

        Assert.Equal([36L], _store.Read);
        Assert.Equal(65, _stories.Private);
        _stories.LetGo(null);
        Assert.Equal(64, _stories.Private);
    }

    [Fact]
    public async Task A_private_one_that_nobody_asks_for_is_let_go_after_half_an_hour_and_the_public_one_never()
    {
        await AskAsync(null);
        await AskAsync(1);
        await AskAsync(2);
        _clock.Advance(TimeSpan.FromMinutes(20));
        await AskAsync(2);
        _clock.Advance(TimeSpan.FromMinutes(11));

        _stories.LetGo(null);

        Assert.Equal(1, _stories.Private);
        _store.Read.Clear();
        await AskAsync(null);
        await AskAsync(2);
        await AskAsync(1);
        Assert.Equal([1L], _store.Read);
    }

    [Fact]
    public async Task What_is_put_straight_in_one_audience_is_read_again_there_and_nowhere_else()
    {
        await AskAsync(null);
        await AskAsync(1);
        await AskAsync(2);
        _store.Corrections[1] = 7;
        _store.Read.Clear();

        await _stories.ForgetCorrectedAsync([null, 1, 2, 3], Cancelled);
        await AskAsync(null);
        await AskAsync(1);
        await AskAsync(2);

        Assert.Equal([1L], _store.Read);
    }

    [Fact]
    public async Task Forgetting_one_audience_leaves_the_others()
    {
        await AskAsync(null);
        await AskAsync(1);
        await AskAsync(2);
        _store.Read.Clear();

        _stories.Forget(1);
        await AskAsync(null);
        await AskAsync(2);
        await AskAsync(1);
        Assert.Equal([1L], _store.Read);

        _stories.Forget(null);
        await AskAsync(1);
        await AskAsync(null);
        Assert.Equal([1L, null], _store.Read);
    }

    private Task<KnownStories> AskAsync(long? audience) => _stories.OfAsync(audience, Now, Cancelled);

    /// <summary>Has no stories, and writes down for whom they were read.</summary>
    private sealed class CountingStore : ILineStore
    {
        public List<long?> Read { get; } = [];

        public Dictionary<long, long> Corrections { get; } = [];

        public Task<IReadOnlyList<PlacedItem>> PlacedSinceAsync(Instant since, long? audience, CancellationToken cancellationToken)
        {
            Read.Add(audience);
            return Task.FromResult<IReadOnlyList<PlacedItem>>([]);
        }

        public Task<long> LastCorrectionAsync(long? audience, CancellationToken cancellationToken) => Task.FromResult(Corrections.GetValueOrDefault(audience ?? 0));

        public Task<IReadOnlyList<Item>> TakeStoredAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveReadingsAsync(IReadOnlyList<ReadItem> read, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReadItem>> TakeReadAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<LedgerEntry>> LedgerAsync(string dossier, long? audience, Instant closedSince, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> LastStoryAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> SavePlacementAsync(PlacedItem placed, IReadOnlyList<LedgerStep> steps, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SetAsideAsync(Item item, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<PlacedItem>> TakePlacedAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<LedgerEffect>> EffectsAsync(IReadOnlyList<long> items, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReadItem>> StoryAsync(long story, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveDecisionAsync(long item, string decision, Alert? alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

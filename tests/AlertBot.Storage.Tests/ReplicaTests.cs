using AlertBot.Storage.Model;
using AlertBot.Storage.Replicas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>Several replicas on one PostgreSQL: each thing is somebody's, and nobody's for long after a death.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Lease = Duration.FromMinutes(5);

    private readonly FakeTimeProvider _clock = new();
    private TemporaryStore _one = null!;
    private TemporaryStore _other = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _one = await TemporaryStore.CreateAsync(Database.Postgres, _clock);
        // A clock of its own: that of the first is pushed, and patience with the database goes by it too.
        _other = TemporaryStore.Beside(_one, new FakeTimeProvider());
    }

    public async ValueTask DisposeAsync()
    {
        // Skipped before it had any.
        await (_other?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_one?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task A_lease_is_one_replica_s_until_it_ends()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.True(await _one.Get<LeaseStore>().TryHoldAsync("gateway", one, Lease, Cancelled));
        Assert.False(await _other.Get<LeaseStore>().TryHoldAsync("gateway", other, Lease, Cancelled));
        Assert.True(await _one.Get<LeaseStore>().TryHoldAsync("gateway", one, Lease, Cancelled));
        await LeasesEndAsync();
        Assert.True(await _other.Get<LeaseStore>().TryHoldAsync("gateway", other, Lease, Cancelled));
        Assert.False(await _one.Get<LeaseStore>().TryHoldAsync("gateway", one, Lease, Cancelled));
    }

    [Fact]
    public async Task What_is_given_up_can_be_had_at_once()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await _one.Get<LeaseStore>().TryHoldAsync("gateway", one, Lease, Cancelled);

        await _other.Get<LeaseStore>().ReleaseAsync("gateway", other, Cancelled);
        Assert.False(await _other.Get<LeaseStore>().TryHoldAsync("gateway", other, Lease, Cancelled));
        await _one.Get<LeaseStore>().ReleaseAsync("gateway", one, Cancelled);
        Assert.True(await _other.Get<LeaseStore>().TryHoldAsync("gateway", other, Lease, Cancelled));
    }

    [Fact]
    public async Task An_owner_that_lost_its_lease_stops_its_work_and_the_new_owner_starts()
    {
        var first = new Work();
        var second = new Work();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var running = _one.Get<IOwnership>().WhileOwnerAsync("gateway", first.RunAsync, stop.Token);
        await first.Started;

        await LeasesEndAsync();
        var takingOver = _other.Get<IOwnership>().WhileOwnerAsync("gateway", second.RunAsync, stop.Token);
        await second.Started;
        while (!first.Stopped.IsCompleted)
        {
            _clock.Advance(LeasedOwnership.Interval);
            await Task.Yield();
        }

        await first.Stopped;

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => takingOver);
        Assert.Equal(0, await _one.Raw.ReadAsync(context => context.Leases.CountAsync(Cancelled), Cancelled));
    }

    [Fact]
    public async Task What_a_dead_replica_had_claimed_is_given_back_and_nothing_else()
    {
        await _one.FeedList.AddAsync([.. Enumerable.Range(1, 2).Select(i => new ConfiguredFeed(new($"https://feed{i}.example/rss"), "publisher", null, null, Duration.FromMinutes(10)))], new("terminal", "me", "feeds", Instant.FromUtc(2025, 7, 23, 12, 0)), Cancelled);
        await AnnounceAsync(_one);
        var dead = Assert.Single(await _one.Feeds.ClaimDueAsync(Now, Lease, 1, Cancelled));
        await LeasesEndAsync();
        await AnnounceAsync(_other);
        Assert.Single(await _other.Feeds.ClaimDueAsync(Now, Lease, 1, Cancelled));

        Assert.Equal(1, await _other.Get<IDeadReplicas>().GiveBackAsync(Cancelled));
        Assert.Equal(dead.Feed.Id, Assert.Single(await _other.Feeds.ClaimDueAsync(Now, Lease, 10, Cancelled)).Feed.Id);
        Assert.Equal(0, await _other.Get<IDeadReplicas>().GiveBackAsync(Cancelled));
    }

    [Fact]
    public async Task Two_replicas_that_claim_at_the_same_time_never_claim_the_same_feed()
    {
        await _one.FeedList.AddAsync([.. Enumerable.Range(1, 200).Select(i => new ConfiguredFeed(new($"https://feed{i}.example/rss"), "publisher", null, null, Duration.FromMinutes(10)))], new("terminal", "me", "feeds", Instant.FromUtc(2025, 7, 23, 12, 0)), Cancelled);

        var claims = await Task.WhenAll(ClaimAllAsync(_one), ClaimAllAsync(_other));

        Assert.Equal(200, claims.Sum(c => c.Count));
        Assert.Equal(200, claims.SelectMany(c => c).Distinct().Count());
    }

    [Fact]
    public async Task A_write_that_follows_from_what_it_read_is_right_among_replicas_too()
    {
        await _one.Raw.WriteAsync(
            context =>
            {
                context.Notices.Add(new NoticeRow { Kind = "0", Text = "a counter", At = Now });
                return Task.CompletedTask;
            },
            Cancelled);

        await Task.WhenAll(CountAsync(_one), CountAsync(_other));

        Assert.Contains("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", Assert.Single(await _one.FeedList.TakeNoticesAsync(Cancelled)), StringComparison.Ordinal);

        static async Task CountAsync(TemporaryStore store)
        {
            for (var i = 0; i < 20; i++)
            {
                await store.Raw.WriteAsync(
                    async context =>
                    {
                        var text = await context.Notices.Select(n => n.Text).SingleAsync(Cancelled);
                        await context.Notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.Text, text + "x"), Cancelled);
                    },
                    Cancelled);
            }
        }
    }

    private static async Task<List<long>> ClaimAllAsync(TemporaryStore store)
    {
        var all = new List<long>();
        while (await store.Feeds.ClaimDueAsync(Now, Lease, 7, Cancelled) is [_, ..] claims)
        {
            all.AddRange(claims.Select(c => c.Feed.Id));
        }

        return all;
    }

    private static Task<bool> AnnounceAsync(TemporaryStore store) =>
        store.Get<LeaseStore>().TryHoldAsync(store.Get<Replica>().Lease, store.Get<Replica>().Id, Lease, Cancelled);

    /// <summary>Time passes in the database.</summary>
    private Task<int> LeasesEndAsync() => _one.Raw.ReadAsync(context => context.Leases.ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, Instant.MinValue), Cancelled), Cancelled);

    /// <summary>Work that says when it begins and when it was made to end.</summary>
    private sealed class Work
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task.WaitAsync(Cancelled);

        public Task Stopped => _stopped.Task.WaitAsync(Cancelled);

        public async Task RunAsync(CancellationToken owned)
        {
            _started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, owned);
            }
            finally
            {
                _stopped.TrySetResult();
            }
        }
    }
}

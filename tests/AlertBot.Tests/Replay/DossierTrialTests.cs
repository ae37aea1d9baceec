using System.Diagnostics.Metrics;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Polling;
using AlertBot.Settings;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Tests.Replay;

/// <summary>Another threshold is tried on the items of a real store, by the real stages, and the store hears nothing of it.</summary>
public sealed class DossierTrialTests : IAsyncDisposable
{
    private const string Dossier = "ukraine-russia-talks";
    private const string Clear = "Third round of Ukraine-Russia talks opens in Istanbul";
    private const string Tariffs = "Trump threatens Russia with severe tariffs unless the war in Ukraine ends within 50 days";
    private const string Aside = "Film festival opens in Venice";

    private static readonly Instant Start = Instant.FromUtc(2025, 7, 14, 18, 0);

    private readonly ScratchStore _file = new();
    private readonly SimulatedClock _clock = new(Start);
    private readonly ServiceProvider _services;
    private readonly DossierTrial _trial;
    private int _number;

    public DossierTrialTests()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton(new ItemReader())
            .AddSqliteStorage(_file.Path, scratch: true)
            .AddAlerts(Duration.FromDays(2), 9)
            .BuildServiceProvider();
        _trial = new DossierTrial(Get<ItemReader>(), Get<ILookUpStore>(), new AlertBotSettings(), _clock);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Dossier InForce => Get<ItemReader>().Dossiers.Find(Dossier)!;

    /// <summary>A threshold that one of the two items reaches.</summary>
    private double BetweenTheTwo => new[] { Clear, Tariffs }.Average(title =>
        new ItemReader().Read(new ItemText("1", title, title + ".", PublicationTime.At(Start), Publisher: "bbc")).Dossiers.Single(d => d.Dossier == Dossier).Relevance);

    public async ValueTask DisposeAsync()
    {
        _trial.Dispose();
        await _services.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task What_would_no_longer_be_sent_is_told_apart_from_what_still_would_and_the_store_stays_as_it_is()
    {
        await BringAsync(Clear, Tariffs, Aside);
        var before = await Get<ILookUpStore>().AlertsAsync(Instant.MinValue, 100, Cancelled);
        using var counted = new Counted("AlertBot.Alerts");

        var tried = await TryAsync(BetweenTheTwo);

        Assert.Equal(2, tried.Items);
        Assert.Contains(tried.Alerts, a => a is { Comes: true, WouldCome: true });
        Assert.Contains(tried.Alerts, a => a is { Comes: true, WouldCome: false });
        Assert.DoesNotContain(tried.Alerts, a => a is { Comes: false });
        Assert.Equal(before.Count, (await Get<ILookUpStore>().AlertsAsync(Instant.MinValue, 100, Cancelled)).Count);
        Assert.Equal(0, counted.Measurements);
    }

    [Fact]
    public async Task A_lower_threshold_shows_what_would_be_sent_as_well()
    {
        Get<ItemReader>().Follow(new DossierCatalog([With(BetweenTheTwo)]));
        await BringAsync(Clear, Tariffs);
        var tried = await TryAsync(0.5);

        Assert.Contains(tried.Alerts, a => a is { Comes: false, WouldCome: true });
        Assert.DoesNotContain(tried.Alerts, a => a is { WouldCome: false });
    }

    [Fact]
    public async Task The_threshold_in_force_changes_nothing()
    {
        await BringAsync(Clear, Tariffs);

        var tried = await TryAsync(InForce.Thresholds.Relevance);

        Assert.NotEmpty(tried.Alerts);
        Assert.All(tried.Alerts, a => Assert.Equal(a.Comes, a.WouldCome));
    }

    [Fact]
    public async Task What_a_feed_showed_from_the_start_and_what_came_before_the_days_makes_no_alert()
    {
        await BringAsync(isBaseline: true, Clear);
        Assert.Empty((await TryAsync(0.6)).Alerts);

        _clock.MoveTo(Start + Duration.FromDays(9));
        Assert.Equal(0, (await TryAsync(0.6)).Items);
    }

    [Fact]
    public async Task Whoever_goes_away_ends_it_and_the_next_may_try()
    {
        await BringAsync(Clear);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _trial.RunAsync(With(0.6), Start - Duration.FromDays(7), gone.Token));

        Assert.NotEmpty((await TryAsync(0.6)).Alerts);
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private Dossier With(double relevance) => InForce with { Thresholds = InForce.Thresholds with { Relevance = relevance } };

    private async Task<TriedDossier> TryAsync(double relevance) =>
        await _trial.RunAsync(With(relevance), _clock.Now - Duration.FromDays(7), Cancelled) ?? throw new InvalidOperationException("another is under way");

    private Task BringAsync(params string[] titles) => BringAsync(isBaseline: false, titles);

    private async Task BringAsync(bool isBaseline, params string[] titles)
    {
        await Get<IStoreSetup>().MigrateAsync(Cancelled);
        await Get<IFeedList>().ReplaceAsync([new ConfiguredFeed(new("https://paper.example/rss"), "bbc", null, "en", Duration.FromMinutes(1))], Cancelled);
        foreach (var title in titles)
        {
            _clock.MoveTo(_clock.Now + Duration.FromMinutes(2));
            var number = ++_number;
            var claim = (await Get<IFeedStore>().ClaimDueAsync(_clock.Now, Duration.FromMinutes(1), 1, Cancelled)).Single();
            var item = new NewItem(new ItemKeys(number, number, number, number, number), claim.Feed.Publisher, $"{number}", $"https://paper.example/{number}", title, title + ".", "en", _clock.Now, _clock.Now, null, isBaseline);
            await Get<IFeedStore>().SaveAsync([new PollOutcome(claim, FeedState.New with { NextLook = _clock.Now + Duration.FromMinutes(1) }, [item], [], [])], Cancelled);
            await Get<AdvanceItems>().RunAsync(Cancelled);
        }
    }

    /// <summary>How often a meter counted something on behalf of this test: others run beside it.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener;
        private readonly AsyncLocal<bool> _isOurs = new();

        public Counted(string meter)
        {
            _isOurs.Value = true;
            _listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == meter) { listener.EnableMeasurementEvents(instrument); } } };
            _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Measurements += _isOurs.Value ? 1 : 0);
            _listener.Start();
        }

        public int Measurements { get; private set; }

        public void Dispose() => _listener.Dispose();
    }
}

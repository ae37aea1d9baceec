using System.Collections.Concurrent;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>The third round in Istanbul, as far as commands need it.</summary>
internal sealed class MemoryLookUps : ILookUpStore
{
    public const string Dossier = "ukraine-russia-talks";
    public static readonly Instant Now = Instant.FromUtc(2025, 7, 24, 9, 30);

    private static readonly ItemLine Report = new(34, Now - Duration.FromHours(3), "bbc", "Third round of talks ends in Istanbul", "https://example.org/third-round", "new-story");
    private static readonly ItemLine Aside = new(35, Now - Duration.FromMinutes(20), "tass", "Talks over a <b>film</b> deal @everyone", "https://example.org/film", "not-relevant");
    private static readonly Reading Read = new("en", [new DossierReading(Dossier, 0.98, true, [Category.Round], [new Evidence("title: talks", "round of talks", 1.2), new Evidence("title: film", "", -0.4)])], TalkFacts.None, []);
    private static readonly StoryLine Round = new(12, Dossier, Now - Duration.FromHours(1), 5, 3, Report.Title);

    private static readonly NumberedAlert Newest = new(7, new Alert(
        "story:12", AlertKind.NewStory, Dossier, Now - Duration.FromHours(3), 12, null, [34], Urgency.Major,
        new AlertContent([new QuotedText("en", Report.Title, 34)], [], [new SourceLink("BBC", "bbc", Report.Link, "en", false, 34)], [Category.Round, Category.Exchange], []),
        "The item is the first report of its event."));

    /// <summary>How often there is the newest alert.</summary>
    public int Alerts { get; set; } = 1;

    /// <summary>The alerts that there are, the newest first; null for the usual one.</summary>
    public IReadOnlyList<NumberedAlert>? Stored { get; set; }

    public static Alert Usual => Newest.Alert;

    /// <summary>On whose behalf it was asked, if on anybody's.</summary>
    public ConcurrentQueue<SeenBy> Asked { get; } = new();

    public ILookUpStore For(SeenBy who)
    {
        Asked.Enqueue(who);
        return this;
    }

    public Task<IReadOnlyList<NumberedAlert>> AlertsAsync(Instant since, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NumberedAlert>>([.. (Stored ?? Enumerable.Repeat(Newest, Alerts)).Take(limit)]);

    public Task<NumberedAlert?> AlertAsync(long number, CancellationToken cancellationToken) => Task.FromResult(number == Newest.Number ? Newest : null);

    public Task<IReadOnlyList<StoryLine>> StoriesAsync(Instant since, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoryLine>>(skip == 0 && since <= Round.Updated ? [Round] : []);

    /// <summary>Story 11 was merged into 12.</summary>
    public Task<StoryLine?> StoryAsync(long story, CancellationToken cancellationToken) => Task.FromResult(story is 11 or 12 ? Round : null);

    public Task<IReadOnlyList<ItemLine>> StoryItemsAsync(long story, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ItemLine>>([Report]);

    public Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LedgerEntry>>(
    [
        new LedgerEntry(3, Dossier, DeadlineKind.Ultimatum, DueWindow.On(new LocalDate(2025, 9, 2)), "Trump", "Russia", "tariffs", LedgerState.Open, [new LedgerRevision(LedgerChange.Set, DueWindow.On(new LocalDate(2025, 9, 2)), Now - Duration.FromDays(10))]),
    ]);

    public async Task<LedgerEntry?> DeadlineAsync(long entry, CancellationToken cancellationToken) => (await DeadlinesAsync(all: true, cancellationToken)).FirstOrDefault(e => e.Id == entry);

    public Task<IReadOnlyList<ReadItem>> RelevantAsync(string dossier, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ReadItem>>(dossier != Dossier ? [] :
    [
        new ReadItem(
            new Item(34, 1, "bbc", null, Report.Link, Report.Title, "", "en", Report.Published, Report.Published, 0, false),
            new Reading("en", [], new TalkFacts([new Fact(FactKind.Round, "3", "third round"), new Fact(FactKind.Venue, "Istanbul", "in Istanbul"), new Fact(FactKind.DelegationHead, "Umerov", "Umerov", "Ukraine"), new Fact(FactKind.DelegationHead, "Medinsky", "Medinsky", "Russia")]), [])),
    ]);

    public Task<IReadOnlyList<Item>> ItemsAsync(Instant since, double relevance, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Item>>([]);

    public Task<IReadOnlyList<ItemLine>> SearchAsync(string words, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ItemLine>>(words.Contains("nothing", StringComparison.Ordinal) ? [] : [Report, Aside]);

    public Task<ItemFate?> FateAsync(string reference, CancellationToken cancellationToken) => Task.FromResult(
        reference is "i34" or "https://example.org/third-round" ? new ItemFate(Report, "The third round of talks between Ukraine and Russia was held in Istanbul.", "en", ItemStage.Decided, 0.98, Read, 12, [Newest], 2)
        : reference.Contains("film", StringComparison.Ordinal) ? new ItemFate(Aside, "", "en", ItemStage.Decided, 0.01, null, null, [], 0)
        : null);

    public Task<IReadOnlyList<SourceLine>> SourcesAsync(Instant since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SourceLine>>([new SourceLine("bbc", "https://example.org/rss?key=secret", "BBC News", "en", 21, Report.Published), new SourceLine("tass", "https://example.org/tass", null, "ru", 2, null)]);
}

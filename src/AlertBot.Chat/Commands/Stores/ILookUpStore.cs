using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <summary>What people ask for: nothing here changes anything. It shows what everybody may see, unless it is asked for on somebody's behalf.</summary>
public interface ILookUpStore
{
    /// <summary>The same, as somebody sees it: with what the private feeds of their destination brought.</summary>
    ILookUpStore For(SeenBy who);

    /// <summary>The newest first; digests and the like left out.</summary>
    Task<IReadOnlyList<NumberedAlert>> AlertsAsync(Instant since, int limit, CancellationToken cancellationToken);

    Task<NumberedAlert?> AlertAsync(long number, CancellationToken cancellationToken);

    /// <summary>The most recently updated first.</summary>
    Task<IReadOnlyList<StoryLine>> StoriesAsync(Instant since, int skip, int limit, CancellationToken cancellationToken);

    /// <returns>The story, or the one that it was merged into; null when there is none with items.</returns>
    Task<StoryLine?> StoryAsync(long story, CancellationToken cancellationToken);

    /// <summary>Its items, oldest first.</summary>
    Task<IReadOnlyList<ItemLine>> StoryItemsAsync(long story, CancellationToken cancellationToken);

    /// <param name="all">The closed ones too.</param>
    Task<IReadOnlyList<LedgerEntry>> DeadlinesAsync(bool all, CancellationToken cancellationToken);

    /// <summary>One entry of the ledger, also one that was found to be another's; null when there is none.</summary>
    Task<LedgerEntry?> DeadlineAsync(long entry, CancellationToken cancellationToken);

    /// <summary>The newest relevant items with their readings, newest first.</summary>
    Task<IReadOnlyList<ReadItem>> RelevantAsync(string dossier, int limit, CancellationToken cancellationToken);

    /// <summary>Items of the last days that were at least so relevant to any dossier when they were read, whatever became of them; newest first.</summary>
    Task<IReadOnlyList<Item>> ItemsAsync(Instant since, double relevance, int limit, CancellationToken cancellationToken);

    /// <summary>Full text over all stored items, the newest first.</summary>
    /// <param name="words">As a person wrote them.</param>
    Task<IReadOnlyList<ItemLine>> SearchAsync(string words, int limit, CancellationToken cancellationToken);

    /// <summary>The item behind a link, a number or a headline, and what became of it; null when none is known.</summary>
    Task<ItemFate?> FateAsync(string reference, CancellationToken cancellationToken);

    Task<IReadOnlyList<SourceLine>> SourcesAsync(Instant since, CancellationToken cancellationToken);
}

public sealed record NumberedAlert(long Number, Alert Alert);

/// <param name="Title">The headline of its first item.</param>
public sealed record StoryLine(long Id, string Dossier, Instant Updated, int Items, int Publishers, string Title);

public sealed record ItemLine(long Id, Instant Published, string Publisher, string Title, string? Link, string? Decision);

/// <summary>How far an item came, and why no further.</summary>
/// <param name="Reading">Null when it was not relevant: it can be read again.</param>
public sealed record ItemFate(ItemLine Item, string Text, string? Language, ItemStage Stage, double? Relevance, Reading? Reading, long? Story, ImmutableArray<NumberedAlert> Alerts, int Delivered);

/// <param name="Items">Since the moment that was asked for.</param>
public sealed record SourceLine(string Publisher, string Address, string? Title, string? Language, int Items, Instant? Newest);

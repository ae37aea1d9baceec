using System.Collections.Immutable;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Three reports in two stories: i34 and i35 in s12, i36 in s13. Moves are kept, and written into the log of the ledger.</summary>
internal sealed class MemoryStories(ItemReader reader, IChangeLog log) : IStoryDesk, ILineStore
{
    private static readonly string[] Titles = ["Third round of Ukraine-Russia talks opens in Istanbul", "Ukraine and Russia meet in Istanbul for third round of talks", "Istanbul talks between Ukraine and Russia end with no breakthrough"];

    private readonly Dictionary<long, long> _storyOf = new() { [34] = 12, [35] = 12, [36] = 13 };
    private readonly List<(MadeCorrection Made, bool Undone)> _made = [];

    public List<StoryEdit> Edits { get; } = [];

    public int Changes => _made.Count;

    public long StoryOf(long item) => _storyOf[item];

    public Task<IReadOnlyList<PlacedItem>> ItemsAsync(long story, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PlacedItem>>([.. _storyOf.Where(i => i.Value == story).Select(i => Placed(i.Key))]);

    public Task<PlacedItem?> ItemAsync(long item, CancellationToken cancellationToken) => Task.FromResult(_storyOf.ContainsKey(item) ? Placed(item) : null);

    public Task<MadeCorrection?> LastAsync(long? audience, CancellationToken cancellationToken) => Task.FromResult<MadeCorrection?>(_made.LastOrDefault(m => !m.Undone).Made);

    public async Task<long?> SaveAsync(ImmutableArray<StoryMove> moves, IReadOnlyList<StoryEdit> edits, CorrectionNote note, long? undoes, CancellationToken cancellationToken)
    {
        var made = moves.Select(m => m.To == StoryMove.NewStory ? m with { To = _storyOf.Values.Max() + 1 } : m).ToImmutableArray();
        foreach (var move in made)
        {
            _storyOf[move.Item] = move.To;
        }

        Edits.AddRange(edits);
        if (undoes is { } number)
        {
            _made[(int)number] = _made[(int)number] with { Undone = true };
        }

        _made.Add((new MadeCorrection(_made.Count, note.What, made), undoes is not null));
        await log.AddAsync("stories", new ChangeNote(note.Platform, note.Who, undoes is null ? note.What : $"undo: {note.What}", note.At), cancellationToken);
        return made[0].To;
    }

    private PlacedItem Placed(long item)
    {
        var title = Titles[item - 34];
        var at = MemoryLookUps.Now - Duration.FromHours(40 - item);
        var stored = new Item(item, 1, "reuters", $"{item}", $"https://news.example/{item}", title, title + ".", "en", at, at, 1, false);
        return new PlacedItem(stored, reader.Read(stored.ToText()), MemoryLookUps.Dossier, new StoryPlace(_storyOf[item], false, null, [], []));
    }

    Task<ImmutableArray<LedgerEffect>> ILineStore.EffectsAsync(IReadOnlyList<long> items, CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<LedgerEffect>.Empty);

    Task<IReadOnlyList<Item>> ILineStore.TakeStoredAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ILineStore.SaveReadingsAsync(IReadOnlyList<ReadItem> read, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<ReadItem>> ILineStore.TakeReadAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<PlacedItem>> ILineStore.PlacedSinceAsync(Instant since, long? audience, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ImmutableArray<LedgerEntry>> ILineStore.LedgerAsync(string dossier, long? audience, Instant closedSince, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<long> ILineStore.LastCorrectionAsync(long? audience, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<long> ILineStore.LastStoryAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> ILineStore.SavePlacementAsync(PlacedItem placed, IReadOnlyList<LedgerStep> steps, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ILineStore.SetAsideAsync(Item item, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<PlacedItem>> ILineStore.TakePlacedAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<ReadItem>> ILineStore.StoryAsync(long story, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ILineStore.SaveDecisionAsync(long item, string decision, Alerts.Alert? alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken) => throw new NotSupportedException();
}

using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>
/// Finds the subscriptions that want an alert without asking each: those with included words lie under a word that the text must contain,
/// the others under dossier and category. What is found is asked in full, so the answer is that of the naive loop, in its order.
/// </summary>
public sealed class SubscriptionIndex
{
    private const string AnyDossier = "";
    private const int AnyCategory = -1;
    private const int BeginningLength = 3;

    private readonly ImmutableArray<Subscription> _all;
    private readonly Dictionary<(string Dossier, int Category), List<int>> _byTopic = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byBeginning = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byLetters = new(StringComparer.Ordinal);
    private readonly List<int> _alwaysAsked = [];

    public SubscriptionIndex(IEnumerable<Subscription> subscriptions)
    {
        _all = [.. subscriptions];
        for (var i = 0; i < _all.Length; i++)
        {
            Add(i, _all[i]);
        }

        ReminderSteps = [.. _all.SelectMany(s => s.ReminderSteps).Distinct()];
    }

    public static SubscriptionIndex Empty { get; } = new([]);

    public IReadOnlyList<Subscription> All => _all;

    /// <summary>The steps that anybody wants.</summary>
    public ImmutableArray<int> ReminderSteps { get; }

    public IReadOnlyList<Subscription> Wanting(Alert alert, FilterSubject subject)
    {
        var found = new List<int>();
        var isFound = new bool[_all.Length];
        foreach (var list in Lists(alert, subject))
        {
            foreach (var i in list)
            {
                if (!isFound[i])
                {
                    isFound[i] = true;
                    found.Add(i);
                }
            }
        }

        found.Sort();
        return [.. found.Select(i => _all[i]).Where(s => s.Wants(alert, subject))];
    }

    private void Add(int number, Subscription subscription)
    {
        if (subscription.Destination.Wishes.Paused)
        {
            return;
        }

        if (subscription.Filters.Include.IsEmpty)
        {
            foreach (var dossier in subscription.Dossiers.DefaultIfEmpty(AnyDossier))
            {
                foreach (var category in subscription.Categories.Select(c => (int)c).DefaultIfEmpty(AnyCategory))
                {
                    Put(_byTopic, (dossier, category), number);
                }
            }

            return;
        }

        foreach (var condition in subscription.Filters.Included)
        {
            AddUnder(condition.Key, number);
        }
    }

    private void AddUnder(FilterKey? key, int number)
    {
        switch (key)
        {
            case { Kind: FilterKeyKind.Word } word:
                Put(_byWord, word.Text, number);
                break;
            case { Kind: FilterKeyKind.Beginning } beginning:
                Put(_byBeginning, beginning.Text, number);
                break;
            case { Kind: FilterKeyKind.Anywhere } letters:
                Put(_byLetters, letters.Text, number);
                break;
            default:
                _alwaysAsked.Add(number);
                break;
        }
    }

    private IEnumerable<List<int>> Lists(Alert alert, FilterSubject subject)
    {
        yield return _alwaysAsked;
        foreach (var list in Topics(alert).Select(topic => _byTopic.GetValueOrDefault(topic)).OfType<List<int>>())
        {
            yield return list;
        }

        foreach (var word in subject.DistinctWords)
        {
            if (_byWord.TryGetValue(word, out var list))
            {
                yield return list;
            }
        }

        foreach (var list in Pieces(subject))
        {
            yield return list;
        }
    }

    private IEnumerable<List<int>> Pieces(FilterSubject subject)
    {
        if (_byBeginning.Count > 0)
        {
            foreach (var beginning in subject.DistinctWords.Where(w => w.Length >= BeginningLength).Select(w => w[..BeginningLength]).Distinct())
            {
                if (_byBeginning.TryGetValue(beginning, out var list))
                {
                    yield return list;
                }
            }
        }

        var known = _byLetters.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; _byLetters.Count > 0 && i + BeginningLength <= subject.Folded.Length; i++)
        {
            if (known.TryGetValue(subject.Folded.AsSpan(i, BeginningLength), out var list))
            {
                yield return list;
            }
        }
    }

    /// <summary>Alerts about deadlines pass whatever the category.</summary>
    private static IEnumerable<(string, int)> Topics(Alert alert)
    {
        var categories = alert.Kind is AlertKind.NewStory or AlertKind.Update or AlertKind.StoryEdited
            ? alert.Content.Categories.Select(c => (int)c)
            : Enum.GetValues<Category>().Select(c => (int)c);
        return categories.Append(AnyCategory).Distinct().SelectMany(c => new[] { (alert.Dossier, c), (AnyDossier, c) });
    }

    private static void Put<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int number)
        where TKey : notnull
    {
        var list = lists.TryGetValue(key, out var known) ? known : lists[key] = [];
        if (list.Count == 0 || list[^1] != number)
        {
            list.Add(number);
        }
    }
}

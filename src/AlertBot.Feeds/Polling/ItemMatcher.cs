using Key = (long?, long?, long?);

namespace AlertBot.Feeds.Polling;

/// <summary>
/// Finds for each item of a document the stored item that it is, if any. Strong agreement is settled first, and each stored
/// item is given away once; so several items may share a guid, and guids may change while links stay, and the other way round.
/// </summary>
public static class ItemMatcher
{
    /// <returns>One entry per seen item, in the same order; null is a new item.</returns>
    public static KnownItem?[] Match(IReadOnlyList<SeenItem> seen, IReadOnlyList<KnownItem> known)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(known);
        var matches = new KnownItem?[seen.Count];
        if (known.Count == 0)
        {
            return matches;
        }

        var round = new Round(seen, known, matches);
        round.Pair(keys => (keys.Guid, keys.Link, keys.Content));
        round.Pair(keys => keys.Guid is null || keys.Link is null ? null : (keys.Guid, keys.Link, keys.Title));
        round.Pair(keys => Both(keys.Guid, keys.Title));
        round.Pair(keys => Both(keys.Guid, keys.Link));
        round.Pair(keys => Alone(keys.Guid), onlyUnique: true);
        round.Pair(keys => Both(keys.Link, keys.Title));
        round.Pair(keys => Alone(keys.Link), onlyUnique: true);
        round.Pair(keys => Alone(keys.Content), onlyTelling: true);
        return matches;
    }

    private static Key? Both(long? first, long? second) => first is null || second is null ? null : (first, second, null);

    private static Key? Alone(long? key) => key is null ? null : (key, null, null);

    private sealed class Round(IReadOnlyList<SeenItem> seen, IReadOnlyList<KnownItem> known, KnownItem?[] matches)
    {
        private readonly HashSet<long> _taken = [];

        /// <param name="onlyUnique">The key must name one item only, here and in the store: a shared guid or link proves nothing.</param>
        /// <param name="onlyTelling">The item must be particular enough.</param>
        public void Pair(Func<ItemKeys, Key?> keyOf, bool onlyUnique = false, bool onlyTelling = false)
        {
            if (_taken.Count == seen.Count)
            {
                return;
            }

            var stored = known.ToLookup(item => keyOf(item.Keys));
            var counts = onlyUnique ? seen.CountBy(item => keyOf(item.Keys) ?? default).ToDictionary() : null;
            for (var i = 0; i < seen.Count; i++)
            {
                if (matches[i] is null && keyOf(seen[i].Keys) is { } key && (seen[i].Telling || !onlyTelling)
                    && (counts is null || (counts[key] == 1 && stored[key].Take(2).Count() == 1)))
                {
                    Take(i, stored[key]);
                }
            }
        }

        private void Take(int i, IEnumerable<KnownItem> candidates)
        {
            matches[i] = candidates.FirstOrDefault(item => !_taken.Contains(item.ItemId));
            if (matches[i] is { } match)
            {
                _taken.Add(match.ItemId);
            }
        }
    }
}

namespace AlertBot.Understanding.Stories;

/// <summary>
/// Which recent stories share a feature. Each feature remembers only the latest few stories, so a search costs the same however many are kept.
/// </summary>
internal sealed class StoryIndex
{
    private const int PerFeature = 48;
    private const int Searched = 10;
    private const int Candidates = 40;

    private readonly Dictionary<int, List<Story>> _postings = [];

    public void Add(Story story, ReadOnlySpan<Strand> item)
    {
        foreach (var strand in item)
        {
            if (!_postings.TryGetValue(strand.Id, out var posting))
            {
                _postings.Add(strand.Id, posting = new List<Story>(1));
            }

            posting.Remove(story);
            posting.Add(story);
            if (posting.Count > PerFeature)
            {
                posting.RemoveAt(0);
            }
        }
    }

    /// <summary>The stories that share most with the rarest features of an item.</summary>
    public List<Story> Find(ReadOnlySpan<Strand> item)
    {
        var rarest = item.ToArray().OrderByDescending(s => s.Weight).ThenBy(s => s.Id).Take(Searched);
        var found = new Dictionary<Story, double>();
        foreach (var strand in rarest)
        {
            foreach (var story in _postings.GetValueOrDefault(strand.Id) ?? [])
            {
                found[story] = found.GetValueOrDefault(story) + (strand.Weight * strand.Weight);
            }
        }

        return [.. found.OrderByDescending(f => f.Value).ThenByDescending(f => f.Key.Key).Take(Candidates).Select(f => f.Key)];
    }
}

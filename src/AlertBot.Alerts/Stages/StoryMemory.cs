using AlertBot.Understanding;
using AlertBot.Understanding.Stories;
using NodaTime;

namespace AlertBot.Alerts.Stages;

/// <summary>What each recent story has told, kept beside the index of stories and forgotten with it.</summary>
internal sealed class StoryMemory(Duration horizon)
{
    private readonly Dictionary<long, (StoryTold Told, Instant Last)> _stories = [];

    public StoryTold? Find(long story) => _stories.TryGetValue(story, out var known) ? known.Told : null;

    public void Add(long story, Reading reading, Instant published)
    {
        var (told, last) = _stories.TryGetValue(story, out var known) ? known : (new StoryTold(), published);
        told.Add(reading);
        Keep(story, told, Instant.Max(last, published));
    }

    public void Keep(long story, StoryTold told, Instant last) => _stories[story] = (told, last);

    /// <summary>A finished story is read from the store again, should an edit come late.</summary>
    public void Forget(Instant now)
    {
        foreach (var (story, _) in _stories.Where(s => s.Value.Last < now - horizon).ToList())
        {
            _stories.Remove(story);
        }
    }
}

using AlertBot.Understanding.Stories;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Stages;

/// <summary>
/// The stories that items may join, one memory for each audience: what a private feed brings meets nothing but what its own destination's
/// feeds brought. The public one stays; a private one is read when an item asks for it and let go when none has for a while, or when too many
/// are in memory, so that neither time nor memory grows with the number of audiences that there are.
/// </summary>
internal sealed class StoriesByAudience(ILineStore store, TimeProvider clock)
{
    private const int MostPrivate = 64;
    private static readonly Duration Idle = Duration.FromMinutes(30);

    private readonly Dictionary<long, (KnownStories Stories, Instant Asked)> _private = [];
    private KnownStories? _public;

    /// <summary>How many audiences are in memory, beside the public.</summary>
    public int Private => _private.Count;

    /// <param name="published">When the item that asks was published.</param>
    public async Task<KnownStories> OfAsync(long? audience, Instant published, CancellationToken cancellationToken)
    {
        if (audience is not { } only)
        {
            return _public ??= await ReadAsync(null, published, cancellationToken);
        }

        var stories = _private.TryGetValue(only, out var known) ? known.Stories : await ReadAsync(only, published, cancellationToken);
        _private[only] = (stories, Now());
        return stories;
    }

    /// <summary>Nothing of it is so any more: it is read again when somebody asks.</summary>
    public void Forget(long? audience)
    {
        if (audience is { } only)
        {
            _private.Remove(only);
        }
        else
        {
            _public = null;
        }
    }

    public void ForgetAll()
    {
        _public = null;
        _private.Clear();
    }

    /// <summary>Forgets audiences whose stories somebody put straight, of those that are about to be asked for.</summary>
    public async Task ForgetCorrectedAsync(IEnumerable<long?> audiences, CancellationToken cancellationToken)
    {
        foreach (var audience in audiences)
        {
            if (Find(audience) is { } known && await store.LastCorrectionAsync(audience, cancellationToken) != known.Correction)
            {
                Forget(audience);
            }
        }
    }

    /// <summary>Lets go of private ones that nobody has asked for, the longest first, and of stories that are over.</summary>
    /// <param name="published">When the newest item was, or null when there was none.</param>
    public void LetGo(Instant? published)
    {
        if (published is { } newest)
        {
            foreach (var stories in _private.Values.Select(p => p.Stories).Append(_public))
            {
                stories?.Told.Forget(newest);
            }
        }

        var now = Now();
        foreach (var (audience, _) in _private.OrderByDescending(p => p.Value.Asked).Where((p, place) => place >= MostPrivate || p.Value.Asked < now - Idle).ToList())
        {
            _private.Remove(audience);
        }
    }

    private KnownStories? Find(long? audience) => audience is not { } only ? _public : _private.TryGetValue(only, out var known) ? known.Stories : null;

    private async Task<KnownStories> ReadAsync(long? audience, Instant published, CancellationToken cancellationToken)
    {
        // Asked first: what is put straight while the rows are read is seen at the next look.
        var stories = new KnownStories(await store.LastCorrectionAsync(audience, cancellationToken));
        foreach (var placed in await store.PlacedSinceAsync(published - (StoryOptions.Default.Horizon * 2), audience, cancellationToken))
        {
            stories.Grouper.Restore(StoryItem.Of(placed.Item.ToText(), placed.Reading), placed.Place.Story);
            stories.Told.Add(placed.Place.Story, placed.Reading, placed.Item.Published);
        }

        return stories;
    }

    private Instant Now() => clock.GetUtcNow().ToInstant();
}

using System.Collections.Concurrent;
using AlertBot.Chat.Conversations;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Sending;

/// <summary>
/// Publishes messages of announcement channels to the servers that follow them. Discord allows about ten an hour for a channel and then
/// wants up to an hour of patience, so this happens apart from sending, one after the other and each channel by its own limit. What waits
/// is noted before the message counts as delivered and taken up again after a restart; publishing twice is refused by Discord and does no
/// harm.
/// </summary>
internal sealed class Crossposts(DiscordRest rest, TimeProvider time, IReceiverNotes? notes = null) : IDisposable
{
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private readonly CancellationTokenSource _end = new();
    private readonly Publications _publications = new(notes);
    private readonly ConcurrentDictionary<ulong, Publication> _waiting = [];
    private int _isOver;

    /// <summary>Notes it and begins; does not wait for it.</summary>
    public async Task BeginAsync(ulong channel, ulong message, CancellationToken cancellationToken)
    {
        var publication = new Publication(channel, message, time.GetUtcNow());
        if (_waiting.Count < MostWaiting && _waiting.TryAdd(message, publication))
        {
            await _publications.AddAsync(publication, cancellationToken);
            _ = PublishAsync(publication);
        }
    }

    /// <summary>Takes up what an earlier process left behind.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var publication in await _publications.AllAsync(cancellationToken))
        {
            if (_waiting.TryAdd(publication.Message, publication))
            {
                _ = PublishAsync(publication);
            }
        }
    }

    /// <summary>May be called more than once: the platform is known by two names, and whoever holds either disposes it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _end.Cancel();
            _end.Dispose();
        }
    }

    private async Task PublishAsync(Publication publication)
    {
        try
        {
            // Limited and broken are worth waiting for; published before, deleted or forbidden are not.
            while (await rest.CallAsync(DiscordRoute.Crosspost(publication.Channel, publication.Message), null, _end.Token) is var answer
                && answer is DiscordAnswer.Limited or DiscordAnswer.Broken or DiscordAnswer.BreakerOpen && time.GetUtcNow() - publication.Since < LongestWait)
            {
                await Task.Delay(Wait(answer), time, _end.Token);
            }

            await _publications.RemoveAsync(publication);
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The program stops: the note stays.
        }
        finally
        {
            _waiting.TryRemove(publication.Message, out _);
        }
    }

    private static TimeSpan Wait(DiscordAnswer answer) => answer switch
    {
        DiscordAnswer.Limited limited => limited.RetryAfter + TimeSpan.FromSeconds(1),
        DiscordAnswer.BreakerOpen open => open.RetryAfter,
        _ => TimeSpan.FromMinutes(1),
    };
}

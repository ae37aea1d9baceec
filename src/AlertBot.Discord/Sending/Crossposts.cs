using System.Collections.Concurrent;
using AlertBot.Chat.Conversations;
using AlertBot.Discord.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertBot.Discord.Sending;

/// <summary>
/// Publishes messages of announcement channels to the servers that follow them. Discord allows about ten an hour for a channel and then
/// wants up to an hour of patience, so this happens apart from sending, one after the other and each channel by its own limit. What waits
/// is noted before the message counts as delivered and taken up again after a restart; publishing twice is refused by Discord and does no
/// harm. What stays unpublished is said in the log, once for each channel and cause, with the remedy.
/// </summary>
internal sealed partial class Crossposts(DiscordRest rest, TimeProvider time, IReceiverNotes? notes = null, ILogger? log = null) : IDisposable
{
    private const int MostWaiting = 1_000;

    /// <summary>Published before, by an earlier try whose answer was lost.</summary>
    private const int PublishedBefore = 40033;
    private const int UnknownMessage = 10008;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private readonly CancellationTokenSource _end = new();
    private readonly Publications _publications = new(notes);
    private readonly ConcurrentDictionary<ulong, Publication> _waiting = [];
    private readonly ConcurrentDictionary<(ulong Channel, Type Cause), bool> _told = [];
    private readonly ILogger _log = log ?? NullLogger.Instance;
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
            DiscordAnswer answer;
            while ((answer = await rest.CallAsync(DiscordRoute.Crosspost(publication.Channel, publication.Message), null, _end.Token))
                is DiscordAnswer.Limited or DiscordAnswer.Broken or DiscordAnswer.BreakerOpen && time.GetUtcNow() - publication.Since < LongestWait)
            {
                await Task.Delay(Wait(answer), time, _end.Token);
            }

            Tell(publication.Channel, answer);
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

    /// <summary>The message itself is out: nobody else hears that its followers did not get it.</summary>
    private void Tell(ulong channel, DiscordAnswer answer)
    {
        if (answer is DiscordAnswer.Done)
        {
            // What is mended may break again, and is told again then.
            _told.Keys.Where(told => told.Channel == channel).ToList().ForEach(told => _told.TryRemove(told, out _));
        }
        else if (answer is not DiscordAnswer.Refused { Code: PublishedBefore or UnknownMessage } && _told.TryAdd((channel, answer.GetType()), true))
        {
            if (answer is DiscordAnswer.Refused refused)
            {
                LogRefused(channel, refused.Code, refused.Message);
            }
            else
            {
                LogLate(channel, LongestWait.TotalHours);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages in the announcement channel {Channel} are not published to the servers that follow it: Discord says {Code}, {Said}. Give the bot Send Messages there, or take ?publish=true from the destination's address")]
    private partial void LogRefused(ulong channel, int code, string said);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message in the announcement channel {Channel} was not published to the servers that follow it within {Hours} hours: Discord allows about ten an hour in a channel. Send it fewer alerts (a higher urgency, edits instead of replies), or publish by hand")]
    private partial void LogLate(ulong channel, double hours);

    private static TimeSpan Wait(DiscordAnswer answer) => answer switch
    {
        DiscordAnswer.Limited limited => limited.RetryAfter + TimeSpan.FromSeconds(1),
        DiscordAnswer.BreakerOpen open => open.RetryAfter,
        _ => TimeSpan.FromMinutes(1),
    };
}

using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace AlertBot.Chat.Commands.Running;

/// <summary>
/// Questions that were asked back and wait for an answer in words: one for each person and place, for a while. Kept in memory only: after a
/// restart one asks again.
/// </summary>
internal sealed class Dialogs(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Person, string Place), Question> _open = new();

    public void Ask(string person, string place, string command, ImmutableDictionary<string, string> known, string option)
    {
        if (_open.Count >= Most)
        {
            _open.Clear();
        }

        _open[(person, place)] = new Question(command, known, option, time.GetTimestamp());
    }

    /// <summary>The question that these words answer; it is then no longer open.</summary>
    public Question? Take(string person, string place) =>
        _open.TryRemove((person, place), out var question) && time.GetElapsedTime(question.Asked) < Patience ? question : null;

    public void Forget(string person, string place) => _open.TryRemove((person, place), out _);
}

internal sealed record Question(string Command, ImmutableDictionary<string, string> Known, string Option, long Asked);

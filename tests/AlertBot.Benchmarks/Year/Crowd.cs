using System.Diagnostics;

namespace AlertBot.Benchmarks.Year;

/// <summary>People who say commands at a steady rate, each in a private chat and not waiting for the others, and one who says far too many.</summary>
/// <param name="flood">Commands a second by that one; 0 for none.</param>
internal sealed class Crowd(ICrowdChat chat, string[] commands, int rate, int flood)
{
    private const int People = 1_000;
    private const long Flooder = 77;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan FloodStep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly List<Waiting> _waiting = [];
    private readonly List<(string Command, TimeSpan Waited)> _answered = [];
    private int _next;
    private int _flooded;

    public async Task<CrowdTimes> AskAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        chat.Look();
        for (var asked = 0; ;)
        {
            var elapsed = Stopwatch.GetElapsedTime(began);
            if (elapsed < time)
            {
                for (; asked < elapsed.TotalSeconds * rate; asked++)
                {
                    await AskAsync(commands[asked % commands.Length]);
                }

                await FloodAsync(elapsed);
            }
            else if (_waiting.Count == 0 || elapsed > time + LongestWait)
            {
                return new CrowdTimes(_answered, _waiting.Count, _flooded, chat.AnswersTo(Flooder));
            }

            Hear();
            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }
    }

    private async Task AskAsync(string command)
    {
        var began = Stopwatch.GetTimestamp();
        var isAnswered = await chat.AskAsync(YearWorker.FirstOwner + (_next++ % People), command);
        _waiting.Add(new Waiting(isAnswered, command, began));
    }

    /// <summary>In small bunches, as they come over a network.</summary>
    private async Task FloodAsync(TimeSpan elapsed)
    {
        var due = (int)(Math.Floor(elapsed / FloodStep) * FloodStep.TotalSeconds * flood);
        for (; _flooded < due; _flooded++)
        {
            await chat.AskAsync(Flooder, "/latest");
        }
    }

    private void Hear()
    {
        chat.Look();
        foreach (var waiting in _waiting.Where(w => w.IsAnswered()).ToList())
        {
            _answered.Add((waiting.Command, Stopwatch.GetElapsedTime(waiting.Since)));
            _waiting.Remove(waiting);
        }
    }

    private sealed record Waiting(Func<bool> IsAnswered, string Command, long Since);
}

/// <param name="Unanswered">After half a minute.</param>
/// <param name="Flooded">What the one said who says too many, and how often that one was answered.</param>
internal sealed record CrowdTimes(IReadOnlyList<(string Command, TimeSpan Waited)> Answered, int Unanswered, int Flooded, int ToFlooder)
{
    public bool IsWithin(TimeSpan longest) => Unanswered == 0 && Answered.Count > 0 && At(0.99) <= longest;

    public string ToText(string what) => FormattableString.Invariant(
        $"{what,-38} {Answered.Count,6} answers: median {At(0.5).TotalMilliseconds,6:0} ms  p95 {At(0.95).TotalMilliseconds,6:0} ms  p99 {At(0.99).TotalMilliseconds,6:0} ms  worst {At(1).TotalMilliseconds,6:0} ms; unanswered {Unanswered}; flood {Flooded}, answered {ToFlooder} times");

    public IEnumerable<string> Slowest(int count) =>
        Answered.OrderByDescending(a => a.Waited).Take(count).Select(a => FormattableString.Invariant($"{a.Command} {a.Waited.TotalMilliseconds:0} ms"));

    private TimeSpan At(double share) => Answered.Select(a => a.Waited).Order().ElementAt(Math.Min((int)(Answered.Count * share), Answered.Count - 1));
}

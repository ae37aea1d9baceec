using System.Globalization;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>
/// Discord's limits: fixed windows that open with their first request, one for each bucket hash and top-level id, told in the headers of
/// every answer. Without a rule a route has a wide limit of its own.
/// </summary>
public sealed class DiscordLimits(TimeProvider time)
{
    private readonly Queue<DateTimeOffset> _all = [];
    private readonly Dictionary<string, Rule> _rules = [];
    private readonly Dictionary<(string Hash, string TopLevel), State> _windows = [];

    /// <summary>How often somebody was told to slow down.</summary>
    public int TooMany { get; private set; }

    /// <summary>Requests of the bot in any second, whatever the route; null is no limit.</summary>
    public int? PerSecond { get; set; }

    /// <param name="template">As in <c>POST channels/{}/messages</c>; templates with one hash share their windows.</param>
    public void Set(string template, string hash, int limit, TimeSpan window) => _rules[template] = new Rule(hash, limit, window);

    internal FakeAnswer Pass(DiscordRouting route, Func<FakeAnswer> then)
    {
        if (IsTooManyInAll())
        {
            TooMany++;
            return DiscordAnswers.TooMany(0.5, "global");
        }

        var rule = _rules.GetValueOrDefault(route.Template) ?? new Rule(Hash(route.Template), 1_000, TimeSpan.FromSeconds(1));
        var window = WindowOf(rule, route.TopLevel);
        if (window.Left == 0)
        {
            TooMany++;
            return Told(DiscordAnswers.TooMany(SecondsLeft(window)), rule, window);
        }

        window.Left--;
        return Told(then(), rule, window);
    }

    private bool IsTooManyInAll()
    {
        var now = time.GetUtcNow();
        while (_all.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
        {
            _all.Dequeue();
        }

        if (_all.Count >= PerSecond)
        {
            return true;
        }

        _all.Enqueue(now);
        return false;
    }

    private State WindowOf(Rule rule, string topLevel)
    {
        var now = time.GetUtcNow();
        if (!_windows.TryGetValue((rule.Hash, topLevel), out var window) || window.ResetsAt <= now)
        {
            window = _windows[(rule.Hash, topLevel)] = new State { Left = rule.Limit, ResetsAt = now + rule.Window };
        }

        return window;
    }

    private FakeAnswer Told(FakeAnswer answer, Rule rule, State window) => answer
        .With("X-RateLimit-Bucket", rule.Hash)
        .With("X-RateLimit-Limit", Text(rule.Limit))
        .With("X-RateLimit-Remaining", Text(window.Left))
        .With("X-RateLimit-Reset", Text((window.ResetsAt - DateTimeOffset.UnixEpoch).TotalSeconds))
        .With("X-RateLimit-Reset-After", Text(SecondsLeft(window)));

    private double SecondsLeft(State window) => Math.Round((window.ResetsAt - time.GetUtcNow()).TotalSeconds, 3);

    private static string Hash(string template) => $"{(uint)string.GetHashCode(template, StringComparison.Ordinal):x8}";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Rule(string Hash, int Limit, TimeSpan Window);

    private sealed class State
    {
        public int Left { get; set; }

        public DateTimeOffset ResetsAt { get; init; }
    }
}

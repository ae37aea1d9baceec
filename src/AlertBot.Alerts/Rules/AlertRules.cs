using NodaTime;

namespace AlertBot.Alerts.Rules;

/// <summary>The rules in the order in which they are asked: the first that has something to say decides.</summary>
public sealed class AlertRules(Duration maximumAge)
{
    /// <summary>A message of yesterday is history: nobody scrolls up to see who else reported it.</summary>
    public static readonly Duration EditsUntil = Duration.FromHours(24);

    private readonly IAlertRule[] _rules =
    [
        new BaselineIsContext(),
        new OldNewsIsContext(maximumAge),
        new DeadlineMoved(),
        new DeadlineIsSet(),
        new StoryIsNew(),
        new StoryChanged(),
        new SourceJoined(EditsUntil),
        new OneMoreReport(),
    ];

    public Verdict Judge(Development development) =>
        _rules.Select(rule => rule.Judge(development)).First(verdict => verdict is not null)!;
}

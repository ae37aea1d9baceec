using System.Globalization;
using AlertBot.Feeds.Parsing.Elements;
using NodaTime;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>What a feed asks of those who poll it, while its elements come by.</summary>
internal sealed class HintsDraft
{
    private readonly SortedSet<int> _hours = [];
    private readonly SortedSet<IsoDayOfWeek> _days = [];
    private Duration? _timeToLive;
    private Duration? _period;
    private int _frequency = 1;
    private string? _hub;
    private string? _self;

    /// <summary>True when the element said nothing but a hint.</summary>
    public bool Take(ValueElement element)
    {
        switch (element.Kind)
        {
            case ElementKind.TimeToLive:
                _timeToLive = Number(element.Characters) is { } minutes and > 0 ? Duration.FromMinutes(minutes) : _timeToLive;
                return true;
            case ElementKind.SkippedHour:
                // RSS 0.91 counts 1 to 24, RSS 2.0 0 to 23.
                _hours.UnionWith(Number(element.Characters) is { } hour and >= 0 and <= 24 ? [hour % 24] : []);
                return true;
            case ElementKind.SkippedDay:
                _days.UnionWith(Enum.TryParse<IsoDayOfWeek>(element.Characters.Trim(), ignoreCase: true, out var day) && day != IsoDayOfWeek.None ? [day] : []);
                return true;
            case ElementKind.UpdatePeriod:
                _period = Period(element.Characters.Trim().ToLowerInvariant());
                return true;
            case ElementKind.UpdateFrequency:
                _frequency = Math.Max(1, Number(element.Characters) ?? 1);
                return true;
            case ElementKind.Link:
                return TakeLink(element);
            default:
                return false;
        }
    }

    public PollingHints ToHints() => new(_timeToLive ?? _period / _frequency, [.. _hours], [.. _days], _hub, _self);

    private bool TakeLink(ValueElement element)
    {
        var rel = element.Attribute("rel"u8).Trim().ToLowerInvariant();
        var href = element.Attribute("href"u8).Trim();
        _hub ??= rel == "hub" && href.Length > 0 ? href : null;
        _self ??= rel == "self" && href.Length > 0 ? href : null;
        return rel is "hub" or "self";
    }

    private static Duration? Period(string period) => period switch
    {
        "hourly" => Duration.FromHours(1),
        "daily" => Duration.FromDays(1),
        "weekly" => Duration.FromDays(7),
        "monthly" => Duration.FromDays(30),
        "yearly" => Duration.FromDays(365),
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : null;
}

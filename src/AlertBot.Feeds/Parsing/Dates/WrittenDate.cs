using NodaTime;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>What the tokens of a written date are: its numbers, its month's name, its time of day and its zone.</summary>
internal sealed class WrittenDate
{
    private readonly List<DateToken> _tokens;
    private bool _hasTime;
    private bool? _afternoon;
    private int? _zoneMinutes;
    private DateTimeZone? _zone;
    private bool _isKorean;

    public WrittenDate(List<DateToken> tokens)
    {
        _tokens = tokens;
        for (var i = 0; i < tokens.Count;)
        {
            i += tokens[i].Kind switch
            {
                DateTokenKind.Number => Number(i),
                DateTokenKind.Word => Word(i),
                _ => Sign(i),
            };
        }
    }

    /// <summary>Numbers of the date in their order, with the sign before each.</summary>
    public List<(DateToken Number, char Before)> Numbers { get; } = [];

    public int? Month { get; private set; }

    /// <summary>Since midnight; null when the time of day does not exist.</summary>
    public Duration? Time { get; private set; } = Duration.Zero;

    /// <summary>Seconds since 1970, where the whole text is such a number.</summary>
    public long? Epoch => _tokens is [{ Kind: DateTokenKind.Number, Digits: 9 or 10 or 13 } only]
        ? long.Parse(only.Text, System.Globalization.CultureInfo.InvariantCulture) / (only.Digits == 13 ? 1000 : 1)
        : null;

    /// <summary>Minutes east of Greenwich; where Korean is written without a zone, Korean time is meant.</summary>
    public int? ZoneAt(LocalDate date) =>
        _zoneMinutes ?? _zone?.AtLeniently(date.AtMidnight().PlusSeconds((long)(Time ?? Duration.Zero).TotalSeconds)).Offset.Seconds / 60 ?? (_isKorean ? 540 : null);

    private int Number(int at)
    {
        if (!_hasTime && ClockTime.Read(_tokens, at) is var (length, sinceMidnight))
        {
            _hasTime = true;
            Time = Halved(sinceMidnight);
            return length;
        }

        Numbers.Add((_tokens[at], at > 0 && _tokens[at - 1].Kind == DateTokenKind.Sign ? _tokens[at - 1].Text[0] : ' '));
        return 1;
    }

    private int Word(int at)
    {
        var word = _tokens[at].Text;
        if (CalendarWords.IsForenoon(word) || CalendarWords.IsAfternoon(word))
        {
            _afternoon = CalendarWords.IsAfternoon(word);
            Time = _hasTime ? Halved(Time) : Time;
        }
        else if (_hasTime && _zoneMinutes is null && CalendarWords.Zone(word) is { } minutes)
        {
            _zoneMinutes = minutes;
        }
        else if (CalendarWords.Month(word) is { } month)
        {
            // The last one: Spanish "mar, 10 ene" begins with a Tuesday.
            Month = month;
        }
        else if (_hasTime && at + 2 < _tokens.Count && _tokens[at + 1].Is('/'))
        {
            _zone = Named(word, _tokens[at + 2].Text);
        }

        _isKorean |= word is [>= '\uAC00' and <= '\uD7A3', ..];
        return 1;
    }

    /// <summary>A plus or minus behind the time, or behind GMT, begins an offset.</summary>
    private int Sign(int at)
    {
        if (!_hasTime || !(_tokens[at].Is('+') || _tokens[at].Is('-')) || at + 1 >= _tokens.Count || _tokens[at + 1] is not { Kind: DateTokenKind.Number, Joined: true } number)
        {
            return 1;
        }

        var split = number.Digits <= 2 && at + 3 < _tokens.Count && _tokens[at + 2].Is(':') && _tokens[at + 3].Digits == 2;
        var minutes = split ? (number.Value * 60) + _tokens[at + 3].Value : number.Digits <= 2 ? number.Value * 60 : (number.Value / 100 * 60) + (number.Value % 100);
        if (number.Digits is 3 or > 4 || minutes > 15 * 60)
        {
            return 1;
        }

        _zoneMinutes = _tokens[at].Is('-') ? -minutes : minutes;
        return split ? 4 : 2;
    }

    private Duration? Halved(Duration? time) => (time, _afternoon) switch
    {
        ({ Hours: < 12 } morning, true) => morning + Duration.FromHours(12),
        ({ Hours: 12, Days: 0 } noon, false) => noon - Duration.FromHours(12),
        _ => time,
    };

    private static DateTimeZone? Named(string region, string city) =>
        DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals($"{region}/{city}", StringComparison.OrdinalIgnoreCase)) is { } id
            ? DateTimeZoneProviders.Tzdb[id] : null;
}

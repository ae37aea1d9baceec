using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding;

/// <summary>What there is to read of an item.</summary>
/// <param name="Text">Plain text or HTML; may be empty.</param>
/// <param name="Language">As declared by the source, or null to detect it.</param>
/// <param name="Publisher">Publisher id or host name, or null.</param>
public sealed record ItemText(
    string Id,
    string Title,
    string Text,
    PublicationTime Published,
    string? Language = null,
    string? Url = null,
    string? Publisher = null);

/// <summary>When an item was published: a moment with the offset it was written in, or only a date when that is all the source says.</summary>
public readonly record struct PublicationTime(LocalDate Date, OffsetDateTime? Moment)
{
    public static PublicationTime At(OffsetDateTime moment) => new(moment.Date, moment);

    public static PublicationTime At(Instant moment) => At(moment.WithOffset(Offset.Zero));

    public static PublicationTime On(LocalDate date) => new(date, null);

    /// <summary>Reads <c>2025-07-04</c> or an ISO 8601 moment, in UTC when it names no offset; false for anything else.</summary>
    public static bool TryParse(string? text, out PublicationTime published)
    {
        published = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var moment))
        {
            published = At(moment);
            return true;
        }

        if (LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var local))
        {
            published = At(local.WithOffset(Offset.Zero));
            return true;
        }

        var read = LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date);
        published = On(date);
        return read;
    }

    /// <summary>The date of this moment in another zone; a bare date stays what it is.</summary>
    public LocalDate DateIn(DateTimeZone zone) => Moment is { } moment ? moment.InZone(zone).Date : Date;

    /// <summary>For ordering: a bare date counts as its midnight in UTC.</summary>
    public Instant ToInstant() => Moment?.ToInstant() ?? Date.AtMidnight().InUtc().ToInstant();
}

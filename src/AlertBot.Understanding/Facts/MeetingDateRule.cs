using System.Globalization;
using AlertBot.Understanding.Classification;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding.Facts;

/// <summary>When a meeting was held or is planned: a calendar date, a weekday or "today" in a sentence about a meeting.</summary>
internal sealed class MeetingDateRule : IFactRule
{
    private const int BesideMonth = 4;

    /// <summary>A date further from the word "talks" usually dates something else of the sentence.</summary>
    private const int BesideMeeting = 55;

    private static readonly Sign Contact =
        SignTable.Of("talks") | SignTable.Of("round") | SignTable.Of("meeting") | SignTable.Of("summit") | SignTable.Of("call") | SignTable.Of("exchange");

    public bool Concerns(FactSentence sentence) =>
        sentence.Signs.Overlaps(Contact) && !sentence.CallsOff && (sentence.Has("month") || sentence.Has("weekday") || sentence.Has("day"));

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        return Calendar(sentence).Concat(Weekdays(sentence)).Concat(Days(sentence))
            .Where(d => IsOfMeeting(sentence, d.At))
            .Select(d => new Fact(
                d.Date > sentence.Published || (d.Date == sentence.Published && IsAhead(sentence, d.At)) ? FactKind.PlannedFor : FactKind.HeldOn,
                LocalDatePattern.Iso.Format(d.Date),
                d.Quote));
    }

    private static IEnumerable<(LocalDate Date, string Quote, int At)> Calendar(FactSentence sentence)
    {
        foreach (var month in sentence.Of("month"))
        {
            var day = sentence.Numbers.Where(n => Near(n, month) && n.Value is >= 1 and <= 31).Select(n => (FactNumber?)n).FirstOrDefault();
            if (day is not { } number || !TryDate(sentence, month, number.Value, out var date))
            {
                continue;
            }

            yield return (date, sentence.Quote(Math.Min(month.Start, number.Start), Math.Max(month.End, number.End)), month.Start);
        }
    }

    private static bool IsOfMeeting(FactSentence sentence, int at) =>
        sentence.Signed.Exists(h => h.Term.Sign.Overlaps(Contact) && Math.Min(Math.Abs(h.End - at), Math.Abs(h.Start - at)) <= BesideMeeting);

    private static bool Near(FactNumber number, FactWord month) =>
        (number.Start >= month.End && number.Start - month.End <= BesideMonth) || (number.End <= month.Start && month.Start - number.End <= BesideMonth);

    /// <summary>Without a year it is the one that puts the date nearest to the publication.</summary>
    private static bool TryDate(FactSentence sentence, FactWord month, int day, out LocalDate date)
    {
        var number = int.Parse(month.Value, CultureInfo.InvariantCulture);
        var written = sentence.Numbers.Where(n => n.Value is >= 2014 and <= 2099 && n.Start >= month.Start && n.Start - month.End <= 8).Select(n => n.Value).FirstOrDefault();
        var candidates = (written > 0 ? [written] : new[] { -1, 0, 1 }.Select(y => sentence.Published.Year + y))
            .Where(y => day <= CalendarSystem.Iso.GetDaysInMonth(y, number))
            .Select(y => new LocalDate(y, number, day))
            .ToList();
        date = candidates.OrderBy(d => Math.Abs(Period.DaysBetween(d, sentence.Published))).FirstOrDefault();
        return candidates.Count > 0;
    }

    /// <summary>"Met on Saturday and will meet again on Friday": the last word before the day that tells of what was or will be, else any of the sentence.</summary>
    private static bool IsAhead(FactSentence sentence, int at)
    {
        var (was, will) = (Last("past"), Last("future"));
        return was == will ? sentence.Has("future") : will > was;

        int Last(string group) => sentence.Of(group).Where(w => w.End <= at).Select(w => w.Start).DefaultIfEmpty(-1).Last();
    }

    /// <summary>Of a weekday alone nobody knows which one is meant: the sentence tells of what was, or of what will be.</summary>
    private static IEnumerable<(LocalDate Date, string Quote, int At)> Weekdays(FactSentence sentence) => sentence.Has("month") || !(sentence.Has("future") || sentence.Has("past"))
        ? []
        : sentence.Of("weekday").Select(w =>
        {
            var day = (IsoDayOfWeek)int.Parse(w.Value, CultureInfo.InvariantCulture);
            var published = sentence.Published;
            var date = published.DayOfWeek == day ? published : IsAhead(sentence, w.Start) ? published.Next(day) : published.Previous(day);
            return (date, sentence.Quote(w.Start, w.End), w.Start);
        });

    private static IEnumerable<(LocalDate Date, string Quote, int At)> Days(FactSentence sentence) => sentence.Of("day").Select(w =>
        (sentence.Published.PlusDays(int.Parse(w.Value, CultureInfo.InvariantCulture)), sentence.Quote(w.Start, w.End), w.Start));
}

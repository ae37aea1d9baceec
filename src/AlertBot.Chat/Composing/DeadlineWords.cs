using AlertBot.Alerts;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Chat.Composing;

/// <summary>Says a deadline. What is over is said in the past tense, whenever the message goes out.</summary>
internal sealed class DeadlineWords(Localizer words, LocalDate today)
{
    /// <summary>For a message about nothing but the deadline.</summary>
    public string Title(DeadlineNote deadline, AlertKind kind)
    {
        var what = deadline.Action ?? words.Text(TextKey.Of("deadline", deadline.Kind));
        var when = kind == AlertKind.DeadlinePassed ? words.Text("passed", words.Window(deadline.Due)) : $"{words.Window(deadline.Due)} ({Left(deadline)})";
        return $"{what}: {when}";
    }

    public IEnumerable<TextLine> Lines(DeadlineNote deadline, AlertKind kind)
    {
        yield return Due(deadline);
        if (deadline.SetBy is { } setter)
        {
            yield return Labelled(words.Text("by"), deadline.Addressee is { } addressee ? $"{setter} ({words.Text("for", addressee)})" : setter);
        }

        if (deadline.Quote.Length > 0 && kind is AlertKind.DeadlineSet or AlertKind.DeadlineChanged or AlertKind.Reminder)
        {
            yield return Labelled(words.Text("arithmetic"), $"{words.Text("quote", deadline.Quote)} · {deadline.Arithmetic}");
        }

        if (deadline.State != LedgerState.Open)
        {
            yield return TextLine.Plain(words.Text(TextKey.Of("state", deadline.State)));
        }
    }

    private TextLine Due(DeadlineNote deadline)
    {
        var label = words.Text(TextKey.Of("deadline", deadline.Kind));
        var due = words.Window(deadline.Due);
        if (deadline.State == LedgerState.Open && deadline.Due.Latest >= today)
        {
            due = $"{due} ({Left(deadline)})";
        }

        var change = deadline.Change is { } made ? $"{words.Text(TextKey.Of("change", made))}: " : "";
        return Labelled(label, deadline.Earlier.IsEmpty
            ? change + due
            : words.Text("due.moved", change + due, string.Join(", ", deadline.Earlier.Select(words.Window))));
    }

    private string Left(DeadlineNote deadline)
    {
        var days = Period.DaysBetween(today, deadline.Due.Earliest);
        return days > 0 ? words.Count("days.left", days) : deadline.Due.Latest >= today ? words.Text("days.today") : words.Text("passed", words.Window(deadline.Due));
    }

    private static TextLine Labelled(string label, string text) => TextLine.Of(LineStyle.Bullet, new TextRun(label + ": ", RunStyle.Bold), new TextRun(text));
}

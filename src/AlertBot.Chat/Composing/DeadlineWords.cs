using AlertBot.Alerts;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Chat.Composing;

/// <summary>Says a deadline. What is over is said in the past tense, whenever the message goes out.</summary>
internal sealed class DeadlineWords(Localizer words, LocalDate today)
{
    public LocalDate Today { get; } = today;

    /// <summary>For a message about nothing but the deadline.</summary>
    public string Title(DeadlineNote deadline, AlertKind kind)
    {
        var what = words.Matter(deadline.Action, deadline.Kind);
        var when = kind == AlertKind.DeadlinePassed ? words.Text("passed", words.Window(deadline.Due)) : $"{words.Window(deadline.Due)} ({Left(deadline)})";
        return $"{what}: {when}";
    }

    public IEnumerable<TextLine> Lines(DeadlineNote deadline, AlertKind kind)
    {
        yield return Due(deadline);
        foreach (var other in deadline.Contradictions)
        {
            yield return TextLine.Plain(words.Text("contradicted", words.Window(other.Due), string.Join(", ", other.Publishers)));
        }

        if (Composer.Best([.. deadline.Announced.Select(a => a.Headline)], words.Language) is { } told)
        {
            // With its day, since "in ten days" counts from there.
            var at = deadline.Announced.First(a => a.Headline == told).At.InUtc().Date;
            yield return Labelled(words.Text("announced"), $"{Composer.InLanguage(told, words)} · {words.Window(DueWindow.On(at))}");
        }

        if (deadline.Kind == DeadlineKind.Scheduled)
        {
            // Nobody sets an appointment for somebody: these are the names that its report gives with it.
            string[] named = [.. new[] { deadline.SetBy, deadline.Addressee }.OfType<string>().Select(words.Name)];
            if (named.Length > 0)
            {
                yield return Labelled(words.Text("named"), string.Join(", ", named));
            }
        }
        else if (deadline.SetBy is { } setter)
        {
            var name = words.Name(setter);
            yield return Labelled(words.Text("by"), deadline.Addressee is { } addressee ? $"{name} ({words.Text("for", words.Name(addressee))})" : name);
        }

        if (deadline.Demand is { } demand)
        {
            yield return Labelled(words.Text("demanded"), words.Matter(demand, deadline.Kind));
        }

        if (deadline.Consequence is { } consequence)
        {
            yield return Labelled(words.Text("threatened"), words.Matter(consequence, deadline.Kind));
        }

        if (deadline.Quote.Length > 0 && IsCounted(deadline, kind))
        {
            yield return Labelled(words.Text("arithmetic"), $"{words.Text("quote", deadline.Quote)} · {words.Counted(deadline.Counting, deadline.Arithmetic)}");
        }

        if (deadline.State != LedgerState.Open)
        {
            yield return TextLine.Plain(words.Text(TextKey.Of("state", deadline.State)));
        }
    }

    /// <summary>A message that set a deadline keeps how it was counted when its story is brought up to date; of an appointment nobody asks.</summary>
    private static bool IsCounted(DeadlineNote deadline, AlertKind kind) =>
        kind is AlertKind.DeadlineSet or AlertKind.DeadlineChanged or AlertKind.Reminder || (kind == AlertKind.StoryEdited && deadline.Kind != DeadlineKind.Scheduled);

    private TextLine Due(DeadlineNote deadline)
    {
        var label = words.Text(TextKey.Of("deadline", deadline.Kind));
        var due = words.Window(deadline.Due);
        if (deadline.State == LedgerState.Open && deadline.Due.Latest >= Today)
        {
            due = $"{due} ({Left(deadline)})";
        }

        var change = deadline.Change is { } made ? $"{words.Text(TextKey.Of("change", made))}: " : "";
        return Labelled(label, deadline.Earlier.IsEmpty
            ? change + due
            : words.Text("due.moved", change + due, string.Join(", ", deadline.Earlier.Select(words.Window))));
    }

    private string Left(DeadlineNote deadline) => words.Left(deadline.Due, Today) ?? words.Text("passed", words.Window(deadline.Due));

    private static TextLine Labelled(string label, string text) => TextLine.Of(LineStyle.Bullet, new TextRun(label + ": ", RunStyle.Bold), new TextRun(text));
}

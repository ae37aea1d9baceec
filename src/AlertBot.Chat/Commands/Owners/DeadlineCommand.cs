using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Alerts.Reminders;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>
/// Puts an entry of the ledger straight. Nothing is overwritten: each correction is a line of the entry's history, and who follows the
/// deadline is told as of any other change. The history is public and says that it was an owner; the log says which one.
/// </summary>
internal sealed class DeadlineCommand(IReminderStore store, CorrectDeadlines corrections, DeadlineAlerts deadlines, PublisherCatalog publishers, IChangeLog log) : OwnerCommand
{
    private const string Who = "an owner of the bot";
    private const int MostLogged = 15;
    private const int MostHistory = 20;

    public override string Name => "deadline";

    public override ImmutableArray<CommandOption> Options =>
    [
        new("entry", IsRequired: true) { Longest = 20 },
        new("action") { Choices = ["show", "correct", "met", "missed-deadline", "withdrawn", "reopen", "merge", "log"] },
        new("date") { Longest = 60 },
        new("note") { TakesRest = true, Longest = 200 },
    ];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["entry"]!;
        var number = Number(written) ?? throw new RefusedException("deadline.unknown", written);
        var before = await store.DeadlineAsync(number, cancellationToken) ?? throw new RefusedException("deadline.unknown", written);
        switch (call.Arguments["action"])
        {
            case null or "show":
                return Screen(before, [], call);
            case "log":
                return CommandReply.Of(ChangeLines.Of(await log.NewestAsync(Subject(before), MostLogged, cancellationToken), $"d{before.Id}", call));
            case var action:
                var after = await ApplyAsync(action, before, call, cancellationToken) ?? throw new RefusedException("deadline.unknown", written);
                await log.AddAsync(Subject(after), call.Note, cancellationToken);
                var isNews = after.Due != before.Due || after.State != before.State;
                return Screen(after, [TextLine.Plain(call.Words.Text(isNews ? "deadline.told" : "deadline.same"))], call);
        }
    }

    private Task<LedgerEntry?> ApplyAsync(string action, LedgerEntry entry, CommandCall call, CancellationToken cancellationToken) => action switch
    {
        "correct" => corrections.MoveAsync(entry.Id, Window(call), By(call.Arguments["note"]), cancellationToken),
        "merge" => MergeAsync(entry, call, cancellationToken),
        _ => corrections.CloseAsync(entry.Id, Outcome(action), By($"{call.Arguments["date"]} {call.Arguments["note"]}"), cancellationToken),
    };

    private async Task<LedgerEntry?> MergeAsync(LedgerEntry entry, CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["date"] ?? throw new RefusedException("deadline.merge-which");
        var into = Number(written) ?? throw new RefusedException("deadline.unknown", written);
        try
        {
            return await corrections.JoinAsync(entry.Id, into, By(call.Arguments["note"]), cancellationToken) ?? throw new RefusedException("deadline.unknown", written);
        }
        catch (ArgumentException)
        {
            throw new RefusedException("deadline.merge-same", $"d{entry.Id}", $"d{into}");
        }
    }

    private CommandReply Screen(LedgerEntry entry, IEnumerable<TextLine> first, CommandCall call)
    {
        var lines = DeadlinesCommand.Lines(deadlines.Note(entry, null), call).ToList();
        var history = entry.History.TakeLast(MostHistory).Select(r => Line(r, call.Words));
        return CommandReply.Screen(Say.Message(lines[0].Runs[0].Text, [.. first, .. lines.Skip(1), TextLine.Of(LineStyle.Heading, new TextRun(call.Words.Text("deadline.history"))), .. history]) with
        {
            Buttons = Buttons.InRows([.. Actions(entry.State).Select(a => new MessageButton(call.Words.Text($"choice.{a}"), Command: $"deadline d{entry.Id} {a}")), new MessageButton(call.Words.Text("choice.log"), Command: $"deadline d{entry.Id} log")], 4),
        });
    }

    private TextLine Line(LedgerRevision revision, Localizer words)
    {
        var said = revision.Note ?? revision.Statement?.Quote;
        return TextLine.Of(
            LineStyle.Bullet,
            new TextRun($"{words.Day(revision.At.InUtc().Date)}: {words.Text(TextKey.Of("change", revision.Change))} ", RunStyle.Bold),
            new TextRun($"{words.Window(revision.Due)}{(said is null ? "" : $" · {Lists.Cut(said)}")}{(revision.Source?.Publisher is { } publisher ? $" ({Lists.Publisher(publisher, publishers, words)})" : "")}", RunStyle.Plain, revision.Source?.Url));
    }

    private static IEnumerable<string> Actions(LedgerState state) => state == LedgerState.Open ? ["met", "missed-deadline", "withdrawn"] : ["reopen"];

    private static LedgerState Outcome(string action) => action switch
    {
        "met" => LedgerState.Met,
        "missed-deadline" => LedgerState.Missed,
        "withdrawn" => LedgerState.Withdrawn,
        _ => LedgerState.Open,
    };

    private static DueWindow Window(CommandCall call) =>
        call.Arguments["date"] is { } written ? DueWindow.Read(written) ?? throw new RefusedException("deadline.date", written) : throw new RefusedException("deadline.date-which");

    private static Correction By(string? why) => new(Who, why?.Trim() is { Length: > 0 } reason ? reason : "put straight in chat");

    private static string Subject(LedgerEntry entry) => $"deadline:{entry.Id}";

    private static long? Number(string written) =>
        long.TryParse(written.AsSpan().TrimStart('d'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

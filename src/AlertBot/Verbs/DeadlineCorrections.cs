using System.CommandLine;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Verbs;

/// <summary><c>deadlines correct</c>, <c>close</c> and <c>join</c>: an operator puts an entry straight; the entry's history keeps who and why.</summary>
internal static class DeadlineCorrections
{
    public static void AddTo(Command verb)
    {
        verb.Add(Correct());
        verb.Add(Close());
        verb.Add(Join());
    }

    private static Command Correct()
    {
        var entry = Entry();
        var due = new Argument<string>("DUE") { Description = "A day or a window: 2025-09-02, 2025-08-07..2025-08-09" };
        var verb = new Command("correct", "Gives an entry another date") { entry, due };
        return With(verb, (result, desk, by, cancellationToken) =>
        {
            if (DueWindow.Read(result.GetValue(due)!) is not { } window)
            {
                Console.Error.WriteLine($"'{result.GetValue(due)}' is no day and no window, such as 2025-09-02 or 2025-08-07..2025-08-09.");
                return Task.FromResult((ExitCode.WrongUse, (LedgerEntry?)null));
            }

            return DoneAsync(desk.MoveAsync(result.GetValue(entry), window, by, cancellationToken));
        });
    }

    private static Command Close()
    {
        var entry = Entry();
        var outcome = new Argument<string>("OUTCOME") { Description = "met, missed or withdrawn; open opens it again" };
        outcome.AcceptOnlyFromAmong("met", "missed", "withdrawn", "open");
        var verb = new Command("close", "Says how a deadline ended") { entry, outcome };
        return With(verb, (result, desk, by, cancellationToken) =>
            DoneAsync(desk.CloseAsync(result.GetValue(entry), Enum.Parse<LedgerState>(result.GetValue(outcome)!, ignoreCase: true), by, cancellationToken)));
    }

    private static Command Join()
    {
        var entry = Entry();
        var into = new Argument<long>("INTO") { Description = "The entry that stays" };
        var verb = new Command("join", "Joins an entry to another that is the same deadline") { entry, into };
        return With(verb, async (result, desk, by, cancellationToken) =>
        {
            try
            {
                return await DoneAsync(desk.JoinAsync(result.GetValue(entry), result.GetValue(into), by, cancellationToken));
            }
            catch (ArgumentException e)
            {
                Console.Error.WriteLine(e.Message);
                return (ExitCode.WrongUse, null);
            }
        });
    }

    private static Argument<long> Entry() => new("ENTRY") { Description = "The number of the entry" };

    private static Command With(Command verb, Func<ParseResult, CorrectDeadlines, Correction, CancellationToken, Task<(int Code, LedgerEntry? Entry)>> work)
    {
        var settings = CommonOptions.Settings();
        var why = new Option<string>("--why") { Description = "The reason, for the log of the entry", Required = true };
        var who = new Option<string>("--by") { Description = "Who says so", DefaultValueFactory = _ => Environment.UserName };
        verb.Add(settings);
        verb.Add(why);
        verb.Add(who);
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) =>
            {
                var desk = new CorrectDeadlines(services.GetRequiredService<IReminderStore>(), services.GetRequiredService<ISubscriptionStore>(), services.GetRequiredService<DeadlineAlerts>(), services.GetService<TimeProvider>() ?? TimeProvider.System);
                var (code, entry) = await work(result, desk, new Correction(result.GetValue(who)!, result.GetValue(why)!), cancellationToken);
                if (entry is not null)
                {
                    Console.Out.WriteLine($"{entry.Id}: {LedgerLine.Window(entry.Due)}, {LedgerLine.Words(entry.State)}");
                }
                else if (code == ExitCode.Failed)
                {
                    Console.Error.WriteLine("There is no such deadline; alertbot deadlines --all lists them.");
                }

                return code;
            },
            cancellationToken));
        return verb;
    }

    private static async Task<(int Code, LedgerEntry? Entry)> DoneAsync(Task<LedgerEntry?> work) =>
        await work is { } entry ? (ExitCode.Success, entry) : (ExitCode.Failed, null);
}

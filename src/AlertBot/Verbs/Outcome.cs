using System.CommandLine;
using System.CommandLine.Parsing;
using AlertBot.Settings;
using AlertBot.Storage;

namespace AlertBot.Verbs;

/// <summary>Turns what went wrong into one clear line on standard error and an exit code: no stack trace for what a person can mend.</summary>
internal static class Outcome
{
    public static async Task<int> OfAsync(ParseResult command)
    {
        if (command.Errors.Count > 0)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, command.Errors.Select(e => e.Message)));
            Console.Error.WriteLine($"See alertbot {(command.CommandResult.Command is RootCommand ? "" : command.CommandResult.Command.Name + " ")}--help.");
            return ExitCode.WrongUse;
        }

        if (Misplaced(command) is { } option)
        {
            Console.Error.WriteLine($"{option} belongs behind the verb: alertbot {command.CommandResult.Command.Name} {option} ...");
            return ExitCode.WrongUse;
        }

        if (SystemLanguages.Advice() is { } advice)
        {
            Console.Error.WriteLine(advice);
            return ExitCode.WrongUse;
        }

        try
        {
            return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = RunVerb.Patience });
        }
        catch (SettingsException e)
        {
            foreach (var problem in e.Problems)
            {
                Console.Error.WriteLine($"Setting {problem}");
            }

            return ExitCode.WrongUse;
        }
        catch (StoreUnusableException e)
        {
            Console.Error.WriteLine($"The store cannot be used: {e.Message.TrimEnd('.')}.");
            return ExitCode.Failed;
        }
        catch (AddressTakenException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is FormatException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.WrongUse;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
    }

    /// <summary>An option of the worker that stands before another verb would be overheard, and the verb would take the usual settings and store.</summary>
    private static string? Misplaced(ParseResult command) => command.CommandResult == command.RootCommandResult
        ? null
        : command.RootCommandResult.Children.OfType<OptionResult>().FirstOrDefault(o => !o.Implicit)?.Option.Name;
}

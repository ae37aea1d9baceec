using System.CommandLine;
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
            Console.Error.WriteLine($"The store cannot be used: {e.Message}.");
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
}

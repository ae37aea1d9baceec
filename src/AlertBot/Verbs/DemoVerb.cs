using System.CommandLine;
using AlertBot.Demo;
using AlertBot.Storage;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot demo</c>: the main job on recorded feeds, in seconds.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var language = new Option<string>("--language") { Description = "The reader's language", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "uk", "ru");
        var keep = new Option<string?>("--keep") { Description = "Keeps the store in this file, to look at it with the other verbs and the page" };
        var verb = new Command("demo", "Plays recorded feeds of July to September 2025 through the real pipeline, under a simulated clock") { language, keep };
        verb.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(language), result.GetValue(keep), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string language, string? keep, CancellationToken cancellationToken)
    {
        if (keep is not null)
        {
            StoreBackup.RequireRoomFor(keep);
        }

        var console = AnsiConsole.Console;
        console.Write(new Rule("[bold]AlertBot demo[/]").LeftJustified());
        console.WriteLine("The summer of 2025 in seconds: seven invented publishers in three languages, served over HTTP, read by the real pipeline under a simulated clock. Below is what a subscriber would have received.");
        console.WriteLine();
        await using var demo = new DemoRun(console, language);
        var report = await demo.RunAsync(cancellationToken);
        console.Write(new Rule("[bold]The summer in numbers[/]").LeftJustified());
        console.WriteLine($"{report.Looks} looks at 7 feeds ({report.Unchanged} unchanged, {report.Failed} failed), {report.Items} items and {report.Edits} edits became {report.Alerts} alerts.");
        if (keep is not null)
        {
            demo.Keep(keep);
        }

        return ExitCode.Success;
    }
}

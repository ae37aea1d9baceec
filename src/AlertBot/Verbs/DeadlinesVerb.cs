using System.CommandLine;
using System.Globalization;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Running;
using AlertBot.Storage;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;
using NodaTime.Extensions;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot deadlines</c>: the ledger as a list, one entry with its chain and sources, a calendar or a picture.</summary>
internal static class DeadlinesVerb
{
    public static Command Create()
    {
        var (settings, format) = (CommonOptions.Settings(), CommonOptions.Format());
        var entry = new Argument<long?>("ENTRY") { Description = "The number of an entry: its chain and its sources", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "What is due and what is over" };
        var past = new Option<bool>("--past") { Description = "Only what is over" };
        var dossier = new Option<string?>("--dossier") { Description = "Only this dossier" };
        var calendar = new Option<FileInfo?>("--calendar") { Description = "Writes an iCalendar file, the closed ones included" };
        var picture = new Option<FileInfo?>("--picture") { Description = "Writes a PNG of the timeline" };
        var language = new Option<string>("--language") { Description = "Of the calendar or the picture", DefaultValueFactory = _ => "en" };
        var dark = new Option<bool>("--dark") { Description = "A dark picture" };
        language.AcceptOnlyFromAmong("en", "uk", "ru");
        var verb = new Command("deadlines", "The ledger of deadlines with their revisions") { entry, settings, format, all, past, dossier, calendar, picture, language, dark };
        DeadlineCorrections.AddTo(verb);
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, own) =>
            {
                var views = services.GetRequiredService<IStoreViews>();
                var json = result.GetValue(format) is not null;
                if (result.GetValue(entry) is { } id)
                {
                    return await ShowOneAsync(services, id, json, cancellationToken);
                }

                var ledger = (await views.DeadlinesAsync(all: true, cancellationToken))
                    .Where(e => !e.IsOnlyOutcome && (result.GetValue(dossier) is not { } only || e.Dossier == only))
                    .ToList();
                if (result.GetValue(calendar) is { } file)
                {
                    await File.WriteAllTextAsync(file.FullName, DeadlineCalendar.Of(ledger, result.GetValue(language)!, PublishersFromSettings.Read(own)), cancellationToken);
                    return ExitCode.Success;
                }

                var shown = ledger.Where(e => result.GetValue(all) || e.State == LedgerState.Open != result.GetValue(past)).OrderBy(e => e.Due.Latest).ToList();
                if (result.GetValue(picture) is { } image)
                {
                    return await DrawAsync(services, image, shown, result.GetValue(language)!, result.GetValue(dark), PublishersFromSettings.Read(own), cancellationToken);
                }

                LookUpVerbs.Show(shown.Select(LedgerLine.Of), json, ["Entry", "Due", "Before", "Kind", "State", "Set by", "What"], d => [$"{d.Id}", d.Due, string.Join(", ", d.Before), LedgerLine.Words(d.Kind), LedgerLine.Words(d.State), d.SetBy ?? "", d.Action ?? d.Quote]);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static async Task<int> ShowOneAsync(IServiceProvider services, long id, bool json, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<Alerts.Reminders.IReminderStore>().DeadlineAsync(id, cancellationToken) is not { } entry)
        {
            Console.Error.WriteLine($"There is no deadline {id}; alertbot deadlines --all lists them.");
            return ExitCode.Failed;
        }

        if (!json)
        {
            var line = LedgerLine.Of(entry);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{line.Due}[/]  {LedgerLine.Words(line.Kind)}, {LedgerLine.Words(line.State)}: {line.Action ?? line.Quote}");
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Set by {line.SetBy ?? "nobody named"}, for {line.Addressee ?? "nobody named"}");
            foreach (var contradiction in line.Contradicted)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]Others say {contradiction}[/]");
            }
        }

        LookUpVerbs.Show(entry.History.Select(LedgerHistoryLine.Of), json, ["At", "Change", "Due", "Publisher", "Words", "Source"], h => [h.At, LedgerLine.Words(h.Change), h.Due, h.Publisher ?? "", h.Words, h.Source ?? ""]);
        return ExitCode.Success;
    }

    private static async Task<int> DrawAsync(IServiceProvider services, FileInfo file, IReadOnlyList<LedgerEntry> entries, string language, bool dark, PublisherCatalog publishers, CancellationToken cancellationToken)
    {
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        if (TimelinePicture.Png(entries, language, clock.GetUtcNow().ToInstant().InUtc().Date, dark ? TimelineTheme.Dark : TimelineTheme.Light, publishers) is not { } png)
        {
            Console.Error.WriteLine("No font of this machine can write Ukrainian and Russian; install one, such as the package fonts-dejavu-core.");
            return ExitCode.Failed;
        }

        await File.WriteAllBytesAsync(file.FullName, png, cancellationToken);
        return ExitCode.Success;
    }
}

using System.CommandLine;
using System.Text.Json;
using AlertBot.Chat.Delivery;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot deliveries</c>: what was given up, which destinations are paused, and what to do about it.</summary>
internal static class DeliveriesVerb
{
    private const int Most = 200;

    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        return new Command("deliveries", "Dead letters and paused destinations: list, retry, drop, probe")
        {
            List(settings),
            Act(settings, "retry", "Sends a dead letter as if it were new", (admin, id, token) => admin.RetryAsync(id, Now(), token)),
            Act(settings, "drop", "Forgets a dead letter", (admin, id, token) => admin.DropAsync(id, token)),
            Probe(settings),
        };
    }

    private static Command List(Option<string?> settings)
    {
        var format = CommonOptions.Format();
        var verb = new Command("list", "Dead letters, and every destination with what waits for it") { settings, format };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) =>
            {
                var admin = services.GetRequiredService<IOutboxAdmin>();
                var (dead, places) = (await admin.DeadLettersAsync(Most, cancellationToken), await admin.DestinationsAsync(cancellationToken));
                Action<IReadOnlyList<DeadLetter>, IReadOnlyList<DestinationHealth>> show = result.GetValue(format) is null ? ShowTables : ShowLines;
                show(dead, places);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Act(Option<string?> settings, string name, string what, Func<IOutboxAdmin, long, CancellationToken, Task<bool>> act)
    {
        var id = new Argument<long>("DELIVERY") { Description = "Number of the dead letter" };
        var verb = new Command(name, what) { id, settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) => await act(services.GetRequiredService<IOutboxAdmin>(), result.GetValue(id), cancellationToken)
                ? ExitCode.Success
                : Nothing($"There is no dead letter {result.GetValue(id)}: see alertbot deliveries list."),
            cancellationToken));
        return verb;
    }

    private static Command Probe(Option<string?> settings)
    {
        var name = new Argument<string>("DESTINATION") { Description = "Name of a paused destination" };
        var verb = new Command("probe", "Tries a paused destination again at once") { name, settings };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) => await services.GetRequiredService<IOutboxAdmin>().ProbeAsync(result.GetRequiredValue(name), Now(), cancellationToken)
                ? ExitCode.Success
                : Nothing($"No destination '{result.GetValue(name)}' is paused: see alertbot deliveries list."),
            cancellationToken));
        return verb;
    }

    private static int Nothing(string why)
    {
        Console.Error.WriteLine(why);
        return ExitCode.Failed;
    }

    private static void ShowLines(IReadOnlyList<DeadLetter> dead, IReadOnlyList<DestinationHealth> places)
    {
        foreach (var letter in dead)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { type = "dead-letter", letter.Delivery, letter.Alert, letter.Destination, letter.Platform, at = Text(letter.At), letter.Attempts, letter.Reason }, JsonLines.Options));
        }

        foreach (var place in places)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { type = "destination", place.Name, place.Platform, place.Waiting, place.Paused, pausedSince = Text(place.PausedSince), nextTry = Text(place.NextTry), place.LastTry }, JsonLines.Options));
        }
    }

    private static void ShowTables(IReadOnlyList<DeadLetter> dead, IReadOnlyList<DestinationHealth> places)
    {
        var letters = new Table().Border(TableBorder.Rounded).AddColumns("Dead letter", "Alert", "Destination", "Given up", "Attempts", "Why");
        foreach (var letter in dead)
        {
            letters.AddRow([.. new[] { $"{letter.Delivery}", letter.Alert, letter.Destination, Text(letter.At)!, $"{letter.Attempts}", letter.Reason }.Select(Markup.Escape)]);
        }

        var health = new Table().Border(TableBorder.Rounded).AddColumns("Destination", "Platform", "Waiting", "Paused since", "Next try", "Why");
        foreach (var place in places)
        {
            health.AddRow([.. new[] { place.Name, place.Platform, $"{place.Waiting}", Text(place.PausedSince) ?? "", Text(place.NextTry) ?? "", place.Paused ?? place.LastTry ?? "" }.Select(Markup.Escape)]);
        }

        if (dead.Count > 0)
        {
            AnsiConsole.Write(letters);
        }

        AnsiConsole.Write(health);
    }

    private static string? Text(Instant? at) => at is { } known ? InstantPattern.General.Format(known) : null;

    private static Instant Now() => TimeProvider.System.GetUtcNow().ToInstant();
}

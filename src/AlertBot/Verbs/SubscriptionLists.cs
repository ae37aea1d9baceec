using System.CommandLine;
using System.Text.Json;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Settings;
using NodaTime;

namespace AlertBot.Verbs;

/// <summary>An output line of <c>subscriptions list --format jsonl</c> and of <c>export</c>.</summary>
/// <param name="Settings">Every setting in English words.</param>
internal sealed record SubscriptionLine(string Name, string Platform, string Address, string? Broken, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The address of a webhook is a key: only its host is shown.</summary>
    public static SubscriptionLine Of(DestinationOrders orders, OrderEditor editor) => new(
        orders.Destination.Name,
        orders.Destination.Platform,
        new Chat.Delivery.DestinationAddress(orders.Destination.Platform, orders.Destination.Address).ToString()[(orders.Destination.Platform.Length + 1)..],
        orders.Destination.Broken,
        (orders.Orders.IsEmpty ? [] : editor.Keys).ToDictionary(key => key, key => editor.Show(orders, key, "en")));
}

/// <summary>Subscriptions as a file to move or to change many at once: a JSON object a line with name, platform, address and settings as typed in chat.</summary>
internal static class SubscriptionLists
{
    private const int Most = 1_000_000;


    public static Command Export(Option<string?> settings)
    {
        var verb = new Command("export", "Prints every destination as JSON Lines that import reads; addresses are written out, webhooks' keys too") { settings };
        verb.SetAction((result, cancellationToken) => SubscriptionsVerb.RunAsync(
            result.GetValue(settings),
            async (desk, _) =>
            {
                foreach (var orders in await desk.Store.AllAsync(Most, cancellationToken))
                {
                    Console.Out.WriteLine(JsonSerializer.Serialize(ListedSubscription.Of(orders), JsonLines.Options));
                }

                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    public static Command Import(Option<string?> settings)
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines as export writes them; - is standard input" };
        var verb = new Command("import", "Adds or changes the destinations of a file") { file, settings };
        verb.SetAction((result, cancellationToken) => SubscriptionsVerb.RunAsync(
            result.GetValue(settings),
            async (desk, note) =>
            {
                using var reader = JsonLines.Open(result.GetRequiredValue(file));
                var isWhole = true;
                foreach (var (number, line) in JsonLines.Read(reader))
                {
                    try
                    {
                        var listed = JsonSerializer.Deserialize<ListedSubscription>(line, JsonLines.Options) ?? throw new JsonException("is empty");
                        await desk.Store.SaveAsync(await listed.ToOrdersAsync(desk, cancellationToken), note("import"), cancellationToken);
                    }
                    catch (Exception e) when (e is JsonException or SettingsException)
                    {
                        Console.Error.WriteLine($"line {number}: {(e is JsonException json ? JsonReason.Of(json, isOneLine: true) : e.Message)}");
                        isWhole = false;
                    }
                }

                return isWhole ? ExitCode.Success : ExitCode.Failed;
            },
            cancellationToken));
        return verb;
    }

    /// <summary>A line of the file.</summary>
    private sealed record ListedSubscription(string Name, string Platform, string Address, IReadOnlyDictionary<string, string> Settings)
    {
        public static ListedSubscription Of(DestinationOrders orders) =>
            new(orders.Destination.Name, orders.Destination.Platform, orders.Destination.Address, SettingsAsTyped.Of(orders));

        public async Task<DestinationOrders> ToOrdersAsync(SubscriptionDesk desk, CancellationToken cancellationToken)
        {
            if (string.IsNullOrWhiteSpace(Name) || !PlatformNames.All.Contains(Platform) || !PlatformNames.IsAddress(Platform, Address))
            {
                throw new JsonException("needs name, platform and an address of that platform");
            }

            var known = await desk.Store.FindAsync(Name, cancellationToken);
            var destination = (known?.Destination ?? new Destination(0, Name, Platform, Address, "en", DateTimeZoneProviders.Tzdb["Europe/Kyiv"], null, null)) with { Address = Address };
            var orders = known is { Orders.IsEmpty: false } ? known with { Destination = destination, RemovedAt = null } : new DestinationOrders(destination, [new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)]);
            return (Settings ?? new Dictionary<string, string>()).Aggregate(orders, (changed, setting) => setting.Value.Split('\n').Aggregate(changed, (c, value) => desk.Apply(c, setting.Key, value)));
        }
    }
}

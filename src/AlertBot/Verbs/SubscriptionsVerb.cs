using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Running;
using AlertBot.Settings;
using NodaTime;
using NodaTime.Extensions;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot subscriptions</c>: the destinations with their standing orders, as administrators see them in chat.</summary>
internal static class SubscriptionsVerb
{
    private const int Most = 1_000_000;

    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        return new Command("subscriptions", "The subscriptions: list, show, add, set, remove, undo, log, export, import")
        {
            List(settings), Show(settings), Add(settings), Set(settings), Remove(settings), Undo(settings), Log(settings), SubscriptionLists.Export(settings), SubscriptionLists.Import(settings),
        };
    }

    private static Command List(Option<string?> settings)
    {
        var format = CommonOptions.Format();
        var verb = new Command("list", "Every destination in use") { settings, format };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, _) =>
            {
                var all = await desk.Store.AllAsync(Most, cancellationToken);
                if (result.GetValue(format) is not null)
                {
                    foreach (var orders in all)
                    {
                        Console.Out.WriteLine(JsonSerializer.Serialize(SubscriptionLine.Of(orders, desk.Editor), JsonLines.Options));
                    }

                    return ExitCode.Success;
                }

                var table = new Table().Border(TableBorder.Rounded).AddColumns("Destination", "Platform", "Dossiers", "Categories", "State");
                foreach (var (destination, line) in all.Select(o => (o.Destination, SubscriptionLine.Of(o, desk.Editor))))
                {
                    table.AddRow([.. new[] { line.Name, line.Platform, line.Settings["dossiers"], line.Settings["categories"], destination.Broken ?? (destination.Wishes.Paused ? "paused" : "well") }.Select(Markup.Escape)]);
                }

                AnsiConsole.Write(table);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Show(Option<string?> settings)
    {
        var name = Name();
        var verb = new Command("show", "Every setting of one destination") { name, settings };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, _) =>
            {
                var orders = await desk.FindAsync(result.GetRequiredValue(name), cancellationToken);
                var table = new Table().Border(TableBorder.Rounded).AddColumns("Setting", "Value");
                foreach (var key in orders.Orders.IsEmpty ? [] : desk.Editor.Keys)
                {
                    table.AddRow(Markup.Escape(key), Markup.Escape(desk.Editor.Show(orders, key, "en")));
                }

                AnsiConsole.Write(table);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Add(Option<string?> settings)
    {
        var name = new Argument<string>("NAME") { Description = "Your own name for it" };
        var platform = new Option<string>("--platform") { Description = string.Join(", ", PlatformNames.All), Required = true };
        var address = new Option<string>("--address") { Description = "In the platform's own form, see README", DefaultValueFactory = _ => "" };
        var set = new Option<string[]>("--set") { Description = "KEY=VALUE, as in chat: --set quiet=23:00-07:00", AllowMultipleArgumentsPerToken = false };
        var verb = new Command("add", "Subscribes a destination to everything, or to what --set says") { name, platform, address, set, settings };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, note) =>
            {
                var (at, where) = (result.GetRequiredValue(platform), result.GetRequiredValue(address));
                if (!PlatformNames.All.Contains(at) || !PlatformNames.IsAddress(at, where))
                {
                    throw Wrong("--address", $"is not an address of platform '{at}'", $"--platform telegram --address {PlatformNames.ExampleAddress("telegram")}");
                }

                if (await desk.Store.FindAsync(result.GetRequiredValue(name), cancellationToken) is { RemovedAt: null, Orders.IsEmpty: false })
                {
                    throw Wrong("NAME", $"is '{result.GetValue(name)}', which exists", "another name, or: subscriptions set NAME KEY VALUE");
                }

                var destination = new Destination(0, result.GetRequiredValue(name), at, where, "en", DateTimeZoneProviders.Tzdb["Europe/Kyiv"], null, null);
                var orders = new DestinationOrders(destination, [new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)]);
                foreach (var change in result.GetValue(set) ?? [])
                {
                    orders = change.Split('=', 2) is [var key, var value] ? desk.Apply(orders, key, value) : throw Wrong("--set", $"'{change}' is not KEY=VALUE", "--set urgency=major");
                }

                await desk.Store.SaveAsync(orders, note("add"), cancellationToken);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Set(Option<string?> settings)
    {
        var (name, key, value) = (Name(), new Argument<string>("KEY") { Description = "Such as quiet; show lists them" }, new Argument<string>("VALUE") { Description = "As in chat: 23:00-07:00" });
        var verb = new Command("set", "Changes one setting") { name, key, value, settings };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, note) =>
            {
                var changed = desk.Apply(await desk.FindAsync(result.GetRequiredValue(name), cancellationToken), result.GetRequiredValue(key), result.GetRequiredValue(value));
                await desk.Store.SaveAsync(changed, note($"settings {result.GetValue(key)} {result.GetValue(value)}"), cancellationToken);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Remove(Option<string?> settings)
    {
        var name = Name();
        var verb = new Command("remove", "Stops a destination; its settings are kept for 30 days") { name, settings };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, note) => await desk.Store.RemoveAsync(desk.Address(await desk.FindAsync(result.GetRequiredValue(name), cancellationToken)), note("remove"), cancellationToken) ? ExitCode.Success : ExitCode.Failed,
            cancellationToken));
        return verb;
    }

    private static Command Undo(Option<string?> settings)
    {
        var name = Name();
        var verb = new Command("undo", "Takes back the last change of a destination") { name, settings };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, note) =>
            {
                if (await desk.Store.UndoAsync(desk.Address(await desk.FindAsync(result.GetRequiredValue(name), cancellationToken)), note("undo"), cancellationToken) is not { } undone)
                {
                    Console.Error.WriteLine("There is nothing to take back.");
                    return ExitCode.Failed;
                }

                Console.Out.WriteLine($"Taken back: {undone.What}");
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    private static Command Log(Option<string?> settings)
    {
        var name = Name();
        var verb = new Command("log", "Who changed what at a destination") { name, settings };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(settings),
            async (desk, _) =>
            {
                foreach (var change in await desk.Store.LogAsync(desk.Address(await desk.FindAsync(result.GetRequiredValue(name), cancellationToken)), 100, cancellationToken))
                {
                    Console.Out.WriteLine($"{change.At.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {change.Platform} {change.Who}  {change.What}{(change.Undone ? "  (taken back)" : "")}");
                }

                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

    internal static Task<int> RunAsync(string? settingsFile, Func<SubscriptionDesk, Func<string, ChangeNote>, Task<int>> work, CancellationToken cancellationToken) => OpenStore.RunAsync(
        settingsFile,
        async (services, own) =>
        {
            await services.GetRequiredService<ISubscriptionStore>().ReplaceAsync(SubscriptionsFromSettings.Read(own), cancellationToken);
            var editor = new OrderEditor(DossierFolder.Load(own.Dossiers.Folder, []), PublishersFromSettings.Read(own));
            return await work(new SubscriptionDesk(services.GetRequiredService<IDestinationStore>(), editor), what => new ChangeNote("terminal", Environment.UserName, what, TimeProvider.System.GetUtcNow().ToInstant()));
        },
        cancellationToken);

    internal static SettingsException Wrong(string key, string problem, string example) => new([new SettingProblem(key, problem, example)]);

    private static Argument<string> Name() => new("NAME") { Description = "Of the destination; list shows them" };
}

/// <summary>What the verbs work with.</summary>
internal sealed record SubscriptionDesk(IDestinationStore Store, OrderEditor Editor)
{
    /// <exception cref="SettingsException">There is none of that name.</exception>
    public async Task<DestinationOrders> FindAsync(string name, CancellationToken cancellationToken) =>
        await Store.FindAsync(name, cancellationToken) ?? throw SubscriptionsVerb.Wrong("NAME", $"is '{name}', which no destination is called", "a name that subscriptions list shows");

    public DestinationOrders Apply(DestinationOrders orders, string key, string value)
    {
        try
        {
            return Editor.Apply(orders, key, value, "en");
        }
        catch (ArgumentException e) when (e.InnerException is not null)
        {
            throw SubscriptionsVerb.Wrong(key, e.Message.Split(" (Parameter")[0], $"one of {string.Join(", ", Editor.Keys)}");
        }
    }

    public DestinationAddress Address(DestinationOrders orders) => new(orders.Destination.Platform, orders.Destination.Address);
}

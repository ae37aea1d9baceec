using System.Collections.Immutable;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>Sends a message of the destination's own shape there, as an alert would come.</summary>
internal sealed class TestCommand(IDestinationStore store, NextAlert next, IEnumerable<IChatPlatform> platforms) : AdminCommand(store)
{
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(p => p.Name);

    public override string Name => "test";

    public override ImmutableArray<CommandOption> Options => [Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var orders = await OrdersAsync(call, cancellationToken);
        var words = Localizer.For(orders.Destination.Language);
        // It is read where it goes, whoever asks for it.
        var message = await next.ComposeAsync(orders, new SeenBy(orders.Destination.Id), call.Now, cancellationToken) ?? Say.Message(words.Text("test.sample"));
        message = message with { Footer = message.Footer is { } footer ? $"{footer} · {words.Text("test.footer")}" : words.Text("test.footer") };
        if (!_platforms.TryGetValue(call.Target.Address.Platform, out var platform))
        {
            throw new RefusedException("error.internal");
        }

        var result = await platform.SendAsync(call.Target.Address, message, new DeliveryKey($"test-{call.Now.ToUnixTimeMilliseconds():x}"), cancellationToken);
        return result is SendResult.Failed failed ? throw new RefusedException("test.failed", failed.Sentence) : CommandReply.Of(Say.Message(call.Words.Text("test.sent", PlaceName(call))));
    }
}

/// <summary>Moves a destination with all its settings to another place that the caller administers too.</summary>
internal sealed class MoveCommand(IDestinationStore store, IEnumerable<IChatDirectory> directories, CommandSettings owners, IEnumerable<IChatPlatform> platforms) : AdminCommand(store)
{
    private readonly Running.Rights _rights = new(directories, store, owners);
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(p => p.Name);

    public override string Name => "move";

    public override ImmutableArray<CommandOption> Options => [new("to", OptionKind.Channel, IsRequired: true) { Longest = 100 }, Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var orders = await OrdersAsync(call, cancellationToken);
        var written = call.Arguments["to"]!;
        var to = await _rights.FindAsync(new DestinationAddress(call.Platform, written), cancellationToken) ?? throw new RefusedException("error.place-unseen", written);
        if (!await _rights.MayAdministerAsync(call.Who, call.Where, to, cancellationToken))
        {
            throw new RefusedException("error.administrators-only");
        }

        if (await Store.FindAsync(to.Address, cancellationToken) is { RemovedAt: null })
        {
            throw new RefusedException("move.taken", to.Name ?? written);
        }

        if (_platforms.TryGetValue(call.Platform, out var platform) && await platform.CheckAsync(to.Address, cancellationToken) is { IsUsable: false } check)
        {
            throw new RefusedException("error.cannot-write", to.Name ?? written, string.Join(" ", check.Problems));
        }

        var moved = orders.Destination with { Name = StoredName(to), Address = to.Address.Value, Wishes = orders.Destination.Wishes with { Server = to.Server } };
        await Store.SaveAsync(orders with { Destination = moved }, call.Note, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Text("move.done", to.Name ?? written)));
    }
}

/// <summary>Chooses the channel that commands in this private chat are about; whether the caller administers it is asked at every one of them.</summary>
internal sealed class ManageCommand(IDestinationStore store, IProfileStore profiles, IEnumerable<IChatDirectory> directories, CommandSettings owners) : ChatCommand
{
    private readonly Running.Rights _rights = new(directories, store, owners);

    public override string Name => "manage";

    public override bool IsPrivate => true;

    public override ImmutableArray<CommandOption> Options => [new("place", IsRequired: true) { Longest = 100 }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Where.Kind != PlaceKind.Private)
        {
            throw new RefusedException("manage.private-only");
        }

        var written = call.Arguments["place"]!;
        if (written is "off" or "me")
        {
            await profiles.SetAsync(call.Platform, $"person:{call.Who.Id}", call.Profile with { Manages = null }, cancellationToken);
            return CommandReply.Of(Say.Message(call.Words.Text("manage.off")));
        }

        var place = await _rights.FindAsync(new DestinationAddress(call.Platform, written), cancellationToken) ?? throw new RefusedException("error.place-unseen", written);
        if (!await _rights.MayAdministerAsync(call.Who, call.Where, place, cancellationToken))
        {
            throw new RefusedException("error.administrators-only");
        }

        await profiles.SetAsync(call.Platform, $"person:{call.Who.Id}", call.Profile with { Manages = place.Address.Value }, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Text("manage.on", place.Name ?? place.Address.Value)) with
        {
            Buttons = [[new MessageButton(call.Words.Text("button.subscribe"), Command: "subscribe"), new MessageButton(call.Words.Text("button.settings"), Command: "settings"), new MessageButton(call.Words.Text("button.manage-off"), Command: "manage off")]],
        });
    }
}

/// <summary>Takes back the last change; again takes back the one before.</summary>
internal sealed class UndoCommand(IDestinationStore store) : AdminCommand(store)
{
    public override string Name => "undo";

    public override ImmutableArray<CommandOption> Options => [Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var undone = await Store.UndoAsync(call.Target.Address, call.Note, cancellationToken) ?? throw new RefusedException("undo.nothing");
        return CommandReply.Of(Say.Message(call.Words.Text("undo.done", undone.What)) with { Buttons = [[new MessageButton(call.Words.Text("button.settings"), Command: "settings")]] });
    }
}

/// <summary>Who changed what at this destination.</summary>
internal sealed class LogCommand(IDestinationStore store, SettingsList settings) : AdminCommand(store)
{
    private const int Most = 15;

    public override string Name => "log";

    public override ImmutableArray<CommandOption> Options => [Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var changes = await Store.LogAsync(call.Target.Address, Most, cancellationToken);
        return CommandReply.Of(ChangeLines.Of(changes, PlaceName(call), call, change => Effect(change, call)));
    }

    /// <summary>Each setting that the change gave another value: <c>Quiet hours: off → 23:00–7:00</c>.</summary>
    private string Effect(LoggedChange change, CommandCall call) => change is not { Was: { } was, Became: { } became }
        ? ""
        : string.Join("; ", settings.Of(call.Platform).Where(s => !was.Orders.IsEmpty && !became.Orders.IsEmpty)
            .Select(s => (s.Key, Before: s.Show(was, call.Words), After: s.Show(became, call.Words)))
            .Where(s => s.Before != s.After)
            .Select(s => $"{call.Words.Text($"setting.{s.Key}")}: {Lists.Cut(s.Before)} → {Lists.Cut(s.After)}"));
}

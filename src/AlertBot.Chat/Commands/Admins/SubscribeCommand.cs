using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>Makes a place a destination, or brings one back that was removed a while ago. Whether the bot may write there is asked first.</summary>
internal sealed class SubscribeCommand(IDestinationStore store, SettingsList settings, ItemReader reader, IEnumerable<IChatPlatform> platforms) : AdminCommand(store)
{
    private const string Choose = "choose";

    /// <summary>The zone of whom the first dossiers are about; every destination may set its own.</summary>
    private const string UsualZone = "Europe/Kyiv";

    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(p => p.Name);

    public override string Name => "subscribe";

    public override ImmutableArray<CommandOption> Options =>
        [new("dossier") { Longest = 100, HasSuggestions = true }, new("categories") { Longest = 200 }, new("urgency") { Choices = ["routine", "major", "breaking"] }, Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments["dossier"] == Choose)
        {
            return Choices(call);
        }

        var known = await Store.FindAsync(call.Target.Address, cancellationToken);
        var orders = Changed(known is { Orders.IsEmpty: false } ? known with { RemovedAt = null } : New(call, known), call);
        await RequireUsableAsync(call, cancellationToken);
        var saved = await Store.SaveAsync(orders, call.Note, cancellationToken);
        var isBack = known is { RemovedAt: not null };
        return CommandReply.Screen(Say.Message(
            OfPlace(call, isBack ? "subscribe.back" : known is null ? "subscribe.done" : "subscribe.changed"),
            [.. settings.All.Where(s => s.Key is "dossiers" or "categories" or "urgency" or "language" or "zone").Select(s => Say.Labelled(call.Words.Text($"setting.{s.Key}"), s.Show(saved, call.Words))), TextLine.Plain(call.Words.Text("subscribe.next"))]) with
        {
            Buttons = [[new MessageButton(call.Words.Text("button.test"), Command: "test"), new MessageButton(call.Words.Text("button.settings"), Command: "settings"), new MessageButton(call.Words.Text("button.undo"), Command: "undo")]],
        });
    }

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(DossierOption.Suggest(call, reader.Dossiers, typed));

    private CommandReply Choices(CommandCall call) => CommandReply.Screen(
        Say.Message(call.Words.Text("subscribe.choose")) with { Buttons = [[new MessageButton(call.Words.Text("choice.all"), Command: "subscribe")]] },
        new ChoiceList($"subscribe {Running.ButtonData.Single}", call.Words.Text("option.dossier"), [.. reader.Dossiers.Dossiers.Take(24).Select(d => new Choice(call.Words.Dossier(d), d.Id))]));

    private static DestinationOrders New(CommandCall call, DestinationOrders? known)
    {
        var destination = new Destination(
            known?.Destination.Id ?? 0,
            StoredName(call),
            call.Target.Address.Platform,
            call.Target.Address.Value,
            call.Words.Language,
            DateTimeZoneProviders.Tzdb[UsualZone],
            null,
            null)
        {
            Wishes = DestinationWishes.Default with { Server = call.Target.Server },
        };
        return new DestinationOrders(destination, [new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)]);
    }

    private DestinationOrders Changed(DestinationOrders orders, CommandCall call)
    {
        orders = call.Arguments["dossier"] is { } dossier ? settings.Find("dossiers").Apply(orders, dossier) : orders;
        orders = call.Arguments["categories"] is { } categories ? settings.Find("categories").Apply(orders, categories) : orders;
        return call.Arguments["urgency"] is { } urgency ? OrderSettings.Each(orders, s => s with { MinimumUrgency = DestinationSetting.Member<Urgency>("urgency", urgency) }) : orders;
    }

    private async Task RequireUsableAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (_platforms.TryGetValue(call.Target.Address.Platform, out var platform) && await platform.CheckAsync(call.Target.Address, cancellationToken) is { IsUsable: false } check)
        {
            throw new RefusedException("error.cannot-write", PlaceName(call), string.Join(" ", check.Problems));
        }
    }
}

/// <summary>Stops a destination at once; its settings are kept for a while, and that is said.</summary>
internal sealed class UnsubscribeCommand(IDestinationStore store) : AdminCommand(store)
{
    public override string Name => "unsubscribe";

    public override ImmutableArray<CommandOption> Options => [Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        await Store.RemoveAsync(call.Target.Address, call.Note, cancellationToken)
            ? CommandReply.Of(Say.Message(OfPlace(call, "unsubscribe.done")) with { Buttons = [[new MessageButton(call.Words.Text("button.undo"), Command: "undo")]] })
            : throw new RefusedException("error.not-subscribed", PlaceName(call));
}

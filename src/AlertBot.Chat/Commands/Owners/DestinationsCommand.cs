using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>
/// All destinations, and what the owners allow one at most, whatever its administrators want: alerts a day, and private feeds. The addresses of webhooks are
/// keys and are not shown.
/// </summary>
internal sealed class DestinationsCommand(IDestinationStore store) : OwnerCommand
{
    private const int Most = 50;
    private const int MostSuggested = 1_000;
    private const int MostAlerts = 200;
    private const int MostPrivateFeeds = 50;

    public override string Name => "destinations";

    public override ImmutableArray<CommandOption> Options =>
        [new("action") { Choices = ["list", "limit", "private-feeds"] }, new("destination") { HasSuggestions = true }, new("limit", OptionKind.Whole) { Least = 0, Most = MostAlerts }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        call.Arguments["action"] switch
        {
            "limit" => LimitAsync(call, "destinations.which-limit", "destinations.limited", (wishes, number) => wishes with { OwnerLimit = number == 0 ? null : number }, cancellationToken),
            "private-feeds" => LimitAsync(call, "destinations.which-private", "destinations.private-set", (wishes, number) => wishes with { PrivateFeeds = Math.Min(number, MostPrivateFeeds) }, cancellationToken),
            _ => ListAsync(call, cancellationToken),
        };

    public override async Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
    [
        .. (await store.AllAsync(MostSuggested, cancellationToken)).Select(d => d.Destination.Name)
            .Where(name => name.Length <= 100 && name.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Select(name => new Suggestion(name, name)),
    ];

    private async Task<CommandReply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var all = await store.AllAsync(Most, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Text("destinations.title"), all.OrderByDescending(d => d.Destination.Broken is not null).Select(d => Line(d, call))));
    }

    private async Task<CommandReply> LimitAsync(CommandCall call, string ask, string done, Func<DestinationWishes, int, DestinationWishes> limit, CancellationToken cancellationToken)
    {
        var name = call.Arguments["destination"] ?? throw new RefusedException("destinations.which");
        var number = call.Arguments["limit"] is null ? throw new RefusedException(ask) : call.Arguments.Whole("limit", 0);
        var orders = await store.FindAsync(name, cancellationToken) is { RemovedAt: null } found ? found : throw new RefusedException("destinations.unknown", name);
        var changed = orders.Destination with { Wishes = limit(orders.Destination.Wishes, number) };
        var saved = await store.SaveAsync(orders with { Destination = changed }, call.Note, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Text(done), Line(saved, call)));
    }

    private static TextLine Line(DestinationOrders orders, CommandCall call)
    {
        var destination = orders.Destination;
        var limit = destination.Wishes.OwnerLimit is { } most ? " · " + call.Words.Count("destinations.limit", most) : "";
        limit += destination.Wishes.PrivateFeeds is > 0 and var feeds ? " · " + call.Words.Count("destinations.private", feeds) : "";
        return TextLine.Of(
            LineStyle.Bullet,
            new TextRun(destination.Name, RunStyle.Bold),
            new TextRun($" ({new DestinationAddress(destination.Platform, destination.Address)}) {(destination.Wishes.Paused ? "⏸ " : "")}{(destination.Broken is { } broken ? $"⚠ {broken}" : "✓")}{limit}"));
    }
}

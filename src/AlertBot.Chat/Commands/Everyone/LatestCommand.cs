using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Everyone;

internal sealed class LatestCommand(ILookUpStore store, Composer composer) : ChatCommand
{
    private const int Usual = 5;
    private const int Most = 15;
    private static readonly Duration Past = Duration.FromDays(90);

    public override string Name => "latest";

    public override ImmutableArray<CommandOption> Options => [new("count", OptionKind.Whole) { Most = Most }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var alerts = await store.For(call.SeenBy).AlertsAsync(call.Now - Past, call.Arguments.Whole("count", Usual), cancellationToken);
        return alerts.Count == 0
            ? CommandReply.Of(Say.Message(call.Words.Text("latest.none")))
            : CommandReply.Of(Say.Message(call.Words.Text("latest.title"), alerts.Select(a => Lists.Alert(a, Title(a, call), call.Words, call.Now))) with { Buttons = [[.. alerts.Take(5).Select(a => new MessageButton(call.Words.Text("button.why", $"a{a.Number}"), Command: $"why a{a.Number}"))]] });
    }

    private string Title(NumberedAlert alert, CommandCall call) => composer.Compose(alert.Alert, Reader(call), call.Now).Title;

    /// <summary>Whoever asks, as if they were a destination.</summary>
    internal static Destination Reader(CommandCall call) => new(0, "", call.Platform, "", call.Words.Language, DateTimeZone.Utc, null, null);
}

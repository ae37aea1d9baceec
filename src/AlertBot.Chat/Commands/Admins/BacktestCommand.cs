using System.Collections.Immutable;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// Tries a change before it is saved: a setting of a destination on the alerts of the last days, or, for the owners of the bot, a threshold of
/// a dossier on the items.
/// </summary>
internal sealed class BacktestCommand(IDestinationStore store, ILookUpStore lookUps, SettingsList settings, ItemReader reader, ThresholdBacktest thresholds, BacktestAnswer answer) : AdminCommand(store)
{
    public override string Name => "backtest";

    public override ImmutableArray<CommandOption> Options =>
    [
        new("setting", IsRequired: true) { Longest = 40, HasSuggestions = true },
        new("value") { HasSuggestions = true },
        new("days", OptionKind.Whole) { Most = SettingTrial.MostDays },
        Channel,
        new("dossier") { HasSuggestions = true },
    ];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        TriedThreshold.Find(call.Arguments["setting"]!, call.Words) is { } threshold ? thresholds.RunAsync(call, threshold, cancellationToken) : TrySettingAsync(call, cancellationToken);

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) => Task.FromResult(option switch
    {
        "dossier" => DossierOption.Suggest(call, reader.Dossiers, typed),
        "value" when TriedThreshold.Find(call.Arguments["setting"] ?? "", call.Words) is not null => TriedThreshold.SuggestValue(typed, call.Words),
        "value" => settings.SuggestValue(call.Arguments["setting"], typed, call.Words),
        _ => [.. settings.SuggestToTry(call.Platform, typed, call.Words), .. call.IsOwner ? TriedThreshold.Suggest(typed, call.Words) : []],
    });

    private async Task<CommandReply> TrySettingAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var orders = await OrdersAsync(call, cancellationToken);
        var days = call.Arguments.Whole("days", SettingTrial.UsualDays);
        var setting = settings.Find(call.Arguments["setting"]!, call.Platform, call.Words);
        if (!setting.IsChoosing)
        {
            throw new RefusedException("backtest.not-choosing", call.Words.Text($"setting.{setting.Key}"), string.Join(", ", settings.All.Where(s => s.IsChoosing).Select(s => s.Key)));
        }

        if (call.Arguments["value"] is not { } value)
        {
            return Question(setting, call);
        }

        var changed = setting.Apply(orders, value);
        var since = call.Now - Duration.FromDays(days);
        var rows = await new SettingTrial(lookUps.For(call.SeenBy)).RunAsync(orders, changed, since, cancellationToken);
        var isCut = rows.Count == SettingTrial.MostAlerts;
        var title = call.Words.Text("backtest.title", call.Words.Text($"setting.{setting.Key}"), setting.Show(changed, call.Words));
        var reply = answer.Of(
            call,
            title,
            [
                call.Words.Text("backtest.sum", days, rows.Count, rows.Count(r => r.Comes), rows.Count(r => r.WouldCome)),
                .. isCut ? [call.Words.Text("backtest.most", rows.Count)] : Array.Empty<string>(),
            ],
            rows,
            isCut ? rows[^1].Alert.At : since,
            orders.Destination.Zone);
        return new CommandReply(reply with { Message = reply.Message with { Buttons = Save(setting, value, call) } });
    }

    private static CommandReply Question(DestinationSetting setting, CommandCall call)
    {
        var name = call.Words.Text($"setting.{setting.Key}");
        var message = Say.Message(call.Words.Text("backtest.no-value", name), [.. Say.Paragraphs(call.Words.Text($"how.{setting.Key}")), TextLine.Of(LineStyle.Quote, new TextRun(call.Words.Text("backtest.type", setting.Key)))]);
        return new CommandReply(new Reply(message) { Lists = Lists.ToChoose($"backtest {setting.Key}", name, setting.Suggest("", call.Words)) });
    }

    /// <summary>A button holds 64 bytes: what is longer has to be typed.</summary>
    private static ImmutableArray<ImmutableArray<MessageButton>> Save(DestinationSetting setting, string value, CommandCall call)
    {
        var command = $"settings {setting.Key} {value}";
        return Running.ButtonData.Fits(command) ? [[new MessageButton(call.Words.Text("button.save"), Command: command)]] : [];
    }
}

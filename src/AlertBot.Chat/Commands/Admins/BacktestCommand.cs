using System.Collections.Immutable;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Composing.Backtests;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>Tries a changed setting on the alerts of the last days, before it is saved: what would have come that did not, and the other way round.</summary>
internal sealed class BacktestCommand(IDestinationStore store, ILookUpStore lookUps, SettingsList settings, Composer composer) : AdminCommand(store)
{
    private const int MostLines = 20;

    public override string Name => "backtest";

    public override ImmutableArray<CommandOption> Options =>
        [new("setting", IsRequired: true) { Longest = 30, HasSuggestions = true }, new("value") { HasSuggestions = true }, new("days", OptionKind.Whole) { Most = SettingTrial.MostDays }, Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
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
        var rows = await new SettingTrial(lookUps.For(call.SeenBy)).RunAsync(orders, changed, call.Now - Duration.FromDays(days), cancellationToken);
        var different = rows.Where(r => r.Comes != r.WouldCome).ToList();
        var title = call.Words.Text("backtest.title", call.Words.Text($"setting.{setting.Key}"), setting.Show(changed, call.Words));
        var message = Say.Message(
            title,
            [
                TextLine.Plain(call.Words.Text("backtest.sum", days, rows.Count, rows.Count(r => r.Comes), rows.Count(r => r.WouldCome))),
                .. IsCut(rows) ? [TextLine.Plain(call.Words.Text("backtest.most", rows.Count))] : Array.Empty<TextLine>(),
                .. different.Take(MostLines).Select(r => Line(r.Alert, r.WouldCome, call)),
                .. different.Count > MostLines ? [TextLine.Plain(call.Words.Count("more", different.Count - MostLines))] : Array.Empty<TextLine>(),
                .. different.Count == 0 ? [TextLine.Plain(call.Words.Text("backtest.same"))] : Array.Empty<TextLine>(),
            ]);
        return new CommandReply(new Reply(message with { Buttons = Save(setting, value, call) }) { Files = Picture(title, rows, orders.Destination.Zone, days, call) });
    }

    private static bool IsCut(IReadOnlyList<TriedAlert> rows) => rows.Count == SettingTrial.MostAlerts;

    private static ImmutableArray<ReplyFile> Picture(string title, IReadOnlyList<TriedAlert> rows, DateTimeZone zone, int days, CommandCall call)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var byDay = rows.ToLookup(r => r.Alert.Alert.At.InZone(zone).Date);
        // Of days before the oldest that was tried nothing is known: they are not days without alerts.
        var first = (IsCut(rows) ? rows[^1].Alert.Alert.At : call.Now - Duration.FromDays(days)).InZone(zone).Date;
        var all = Enumerable.Range(0, Period.DaysBetween(first, call.Now.InZone(zone).Date) + 1).Select(d => first.PlusDays(d));
        return BacktestPicture.Png(title, [.. all.Select(day => new BacktestDay(day, byDay[day].Count(r => r.Comes), byDay[day].Count(r => r.WouldCome)))], call.Words.Language, TimelineTheme.Light) is { } png
            ? [new ReplyFile("backtest.png", "image/png", png)]
            : [];
    }

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) => Task.FromResult(
        option == "value" ? settings.SuggestValue(call.Arguments["setting"], typed, call.Words) : settings.SuggestToTry(call.Platform, typed, call.Words));

    private static CommandReply Question(DestinationSetting setting, CommandCall call)
    {
        var name = call.Words.Text($"setting.{setting.Key}");
        var message = Say.Message(call.Words.Text("backtest.no-value", name), [.. Say.Paragraphs(call.Words.Text($"how.{setting.Key}")), TextLine.Of(LineStyle.Quote, new TextRun(call.Words.Text("backtest.type", setting.Key)))]);
        return new CommandReply(new Reply(message) { Lists = Lists.ToChoose($"backtest {setting.Key}", name, setting.Suggest("", call.Words)) });
    }

    private TextLine Line(NumberedAlert alert, bool comes, CommandCall call) => TextLine.Of(
        LineStyle.Bullet,
        new TextRun(comes ? "＋ " : "－ ", RunStyle.Bold),
        new TextRun(Lists.Cut(composer.Compose(alert.Alert, LatestCommand.Reader(call), call.Now).Title)),
        new TextRun($" — {Ago.Of(call.Words, alert.Alert.At, call.Now)} · a{alert.Number}"));

    /// <summary>A button holds 64 bytes: what is longer has to be typed.</summary>
    private static ImmutableArray<ImmutableArray<MessageButton>> Save(DestinationSetting setting, string value, CommandCall call)
    {
        var command = $"settings {setting.Key} {value}";
        return Running.ButtonData.Fits(command) ? [[new MessageButton(call.Words.Text("button.save"), Command: command)]] : [];
    }
}

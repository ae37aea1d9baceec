using System.Collections.Immutable;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Composing.Backtests;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>How the outcome of a backtest is told, whatever was tried: what is different line by line, and all of it day by day as a picture.</summary>
internal sealed class BacktestAnswer(Composer composer)
{
    private const int MostLines = 20;

    /// <param name="sums">What comes first: how many of what.</param>
    /// <param name="rows">The newest first.</param>
    /// <param name="since">Of days before nothing is known: they are not days without alerts.</param>
    public Reply Of(CommandCall call, string title, IEnumerable<string> sums, IReadOnlyList<TriedAlert> rows, Instant since, DateTimeZone zone)
    {
        var different = rows.Where(r => r.Comes != r.WouldCome).ToList();
        var message = Say.Message(
            title,
            [
                .. sums.Select(TextLine.Plain),
                .. different.Take(MostLines).Select(r => Line(r, call)),
                .. different.Count > MostLines ? [TextLine.Plain(call.Words.Count("more", different.Count - MostLines))] : Array.Empty<TextLine>(),
                .. different.Count == 0 ? [TextLine.Plain(call.Words.Text("backtest.same"))] : Array.Empty<TextLine>(),
            ]);
        return new Reply(message) { Files = Picture(title, rows, since, zone, call) };
    }

    private static ImmutableArray<ReplyFile> Picture(string title, IReadOnlyList<TriedAlert> rows, Instant since, DateTimeZone zone, CommandCall call) =>
        rows.Count > 0 && BacktestPicture.Png(title, TriedDays.Of(rows, since, call.Now, zone), call.Words.Language, TimelineTheme.Light) is { } png
            ? [new ReplyFile("backtest.png", "image/png", png)]
            : [];

    private TextLine Line(TriedAlert tried, CommandCall call) => TextLine.Of(
        LineStyle.Bullet,
        new TextRun(tried.WouldCome ? "＋ " : "－ ", RunStyle.Bold),
        new TextRun(Lists.Cut(composer.Compose(tried.Alert, LatestCommand.Reader(call), call.Now).Title)),
        new TextRun($" — {Ago.Of(call.Words, tried.Alert.At, call.Now)}{(tried.Number is { } number ? $" · a{number}" : "")}"));
}

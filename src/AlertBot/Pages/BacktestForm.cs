using System.Globalization;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Model;

namespace AlertBot.Pages;

/// <summary>
/// What was written into one of the two forms of the backtest, as it was written, so that whoever has to correct it finds it again: a setting
/// of a destination or a threshold of a dossier, with a value and days. All null before a form was sent.
/// </summary>
public sealed record BacktestForm(string? Destination, string? Setting, string? Dossier, string? Threshold, string? Value, string? Days)
{
    private const int LongestValue = 1_000;

    public bool IsOfSetting => Setting is not null || Destination is not null;

    public bool IsOfThreshold => Threshold is not null || Dossier is not null;

    /// <exception cref="RefusedException">Nothing was written, or more than a chat would take.</exception>
    internal string WrittenValue(PageTexts texts, string name) => Value?.Trim() switch
    {
        null or "" => throw new RefusedException("backtest.no-value", name),
        { Length: > LongestValue } => throw new RefusedException("error.too-long", texts["backtest.value"], LongestValue),
        var value => value,
    };

    /// <exception cref="RefusedException">It is no number, or so many days cannot be tried.</exception>
    internal int WholeDays(PageTexts texts) => Days?.Trim() is not { Length: > 0 } written
        ? SettingTrial.UsualDays
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= SettingTrial.MostDays
            ? days
            : throw new RefusedException("error.whole", texts["backtest.days"], written, 1, SettingTrial.MostDays);
}

using System.Globalization;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>Alerts that are known again by their number.</summary>
internal static class Chaos
{
    private const string Word = "Alert ";

    public static Alert Alert(int number, Instant at) => new(
        FormattableString.Invariant($"chaos:{number}"),
        AlertKind.NewStory,
        "talks",
        at,
        null,
        null,
        [],
        Urgency.Routine,
        new AlertContent([new QuotedText("en", FormattableString.Invariant($"{Word}{number:000000}"), 1)], [new QuotedText("en", "Delegations met in Istanbul for an hour.", 1)], [], [], []),
        "chaos");

    /// <summary>The number and its word, as it stands in a message.</summary>
    public static string Title(string text)
    {
        var at = text.IndexOf(Word, StringComparison.Ordinal);
        return at < 0 ? "" : text.Substring(at, Word.Length + 6);
    }

    public static int Number(string text) => int.Parse(Title(text)[Word.Length..], CultureInfo.InvariantCulture);

    public static NewDelivery To(long destination, Instant at) => new(destination, Urgent: false, at, null);
}

using System.Globalization;
using System.Text.RegularExpressions;
using AlertBot.Understanding.Facts;
using NodaTime.Text;

namespace AlertBot.Chat.Composing;

/// <summary>
/// Says a fact by itself in the reader's language. Facts keep short English phrases, whatever the language of their item; what there are no
/// words for stays as it is.
/// </summary>
public static partial class FactWording
{
    private static readonly string[] Qualities = ["unconditional", "full"];

    /// <summary>What kind of fact it is, with who says or does it.</summary>
    public static string Kind(FactKind kind, Localizer words) => words.Text(TextKey.Of("profile", kind));

    /// <param name="value">As <see cref="Fact.Value"/> has it.</param>
    public static string Value(FactKind kind, string value, Localizer words) => kind switch
    {
        FactKind.HeldOn or FactKind.PlannedFor => LocalDatePattern.Iso.Parse(value) is { Success: true } day ? words.Day(day.Value) : value,
        FactKind.Duration => Duration(value, words) ?? value,
        FactKind.PeopleExchanged => Counted("fact.people", value, words),
        FactKind.BodiesExchanged => Counted("fact.bodies", value, words),
        FactKind.ChildrenReturned => Counted("fact.children", value, words),
        FactKind.Outcome => Outcome(value, words) ?? value,
        FactKind.ProposalAnswer => Find("answer", value, words) ?? value,
        FactKind.Absence => words.Text("absence"),
        FactKind.Proposal or FactKind.Position or FactKind.Claim or FactKind.Denial or FactKind.Confirmation => Topic(value.StartsWith("on ", StringComparison.Ordinal) ? value[3..] : value, words),
        _ => words.Name(value),
    };

    /// <returns>Null for an outcome that there are no words for.</returns>
    internal static string? Outcome(string value, Localizer words) => Find("outcome", value, words);

    /// <summary>A number with what is counted: "over 1,200 people".</summary>
    /// <param name="value">Digits, with &lt;, &gt; or ~ before them when the item is not exact.</param>
    internal static string Counted(string key, string value, Localizer words) =>
        int.TryParse(value.TrimStart('<', '>', '~'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Qualified(value[0], words.CountOf(key, number, number.ToString("#,0", words.Culture)), words)
            : value;

    private static string Qualified(char sign, string counted, Localizer words) => sign switch
    {
        '>' => words.Text("fact.over", counted),
        '<' => words.Text("fact.under", counted),
        '~' => words.Text("fact.about", counted),
        _ => counted,
    };

    private static string? Duration(string value, Localizer words) => IsoDuration().Match(value) is { Success: true } match
        ? Qualified(value[0], words.Count(match.Groups["unit"].ValueSpan is "H" ? "unit.hour" : "unit.minute", int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture)), words)
        : null;

    private static string Topic(string value, Localizer words) => CountedTopic().Match(value) switch
    {
        { Success: true } match when match.Groups["thing"].Value == "working groups" => words.Count("topic.working-groups", Number(match)),
        { Success: true } match when match.Groups["unit"].Value == "-point" && match.Groups["thing"].Value == "peace plan" => words.Count("topic.points", Number(match)),
        { Success: true } match when match.Groups["unit"].Value == "-day" && match.Groups["thing"].Value.EndsWith("ceasefire", StringComparison.Ordinal) => $"{words.Text("topic.days-long", Number(match))} {Ceasefire(match.Groups["thing"].Value, words)}",
        _ when value.EndsWith("ceasefire", StringComparison.Ordinal) => Ceasefire(value, words),
        _ => Find("topic", value, words) ?? value,
    };

    private static string Ceasefire(string value, Localizer words) =>
        string.Join(' ', Qualities.Where(q => value.Contains(q, StringComparison.Ordinal)).Select(q => words.Text("topic." + q)).Append(words.Text("topic.ceasefire")));

    private static int Number(Match match) => int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);

    private static string? Find(string group, string value, Localizer words) => words.Find($"{group}.{value.Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}");

    [GeneratedRegex("^[<>~]?PT(?<count>[0-9]{1,4})(?<unit>[HM])$")]
    private static partial Regex IsoDuration();

    [GeneratedRegex("^(?<count>[0-9]{1,6})(?<unit>-day|-point)? (?<thing>.+)$")]
    private static partial Regex CountedTopic();
}

namespace AlertBot.Benchmarks.Year;

/// <summary>Every page, and every command by which people look something up.</summary>
internal static class YearQuestions
{
    private const string Dossier = "ukraine-russia-talks";

    public static IEnumerable<string> Pages(long story, long item) => FormattableStrings(
        $"/", $"/deadlines", $"/deadlines/1", $"/deadlines.ics", $"/deadlines.png", $"/stories", $"/stories?page=500", $"/stories/{story}", $"/items/{item}", $"/items/{item - 1}",
        $"/search?words=Headline+{item}", $"/search?words=delegations+working", $"/search?words=nowhere", $"/sources", $"/dossiers", $"/dossiers/{Dossier}", $"/alerts.rss", $"/alerts.json",
        $"/alerts.rss?dossier={Dossier}", $"/feeds", $"/destinations", $"/backtest", $"/backtest?destination=destination1&setting=include&value=talks&days=7", $"/backtest?destination=destination1&setting=include&value=talks&days=90", $"/changes", $"/settings");

    public static IEnumerable<string> Commands(long story, long item, long alert) => FormattableStrings(
        $"/latest", $"/latest 15", $"/stories", $"/stories 200", $"/story s{story}", $"/search Headline {item}", $"/search delegations working", $"/deadlines", $"/deadlines yes", $"/timeline",
        $"/status", $"/since 2d", $"/since 90d", $"/sources", $"/why a{alert}", $"/why i{item}", $"/why https://paper1.example/1/1?utm_source=mail", $"/why Headline {item}",
        $"/help", $"/feeds", $"/feeds show f7", $"/destinations", $"/outbox", $"/deadline d7", $"/dossiers");

    private static IEnumerable<string> FormattableStrings(params FormattableString[] texts) => texts.Select(FormattableString.Invariant);
}

using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines;

/// <summary>
/// Whether two appointments can be one, by who meets and where. A report names besides those who meet who tells of it or plays host, and
/// often only one side: so one company may be part of the other, and two names in common are enough.
/// </summary>
internal static class SameAppointment
{
    private const int Enough = 2;

    /// <summary>Other people meet, or elsewhere, and it is no word of a change that says so.</summary>
    public static bool IsExcluded(DeadlineStatement a, DeadlineStatement b)
    {
        var (one, other) = (CompanyOf(a), CompanyOf(b));
        return (Shared(one, other) < Enough && !IsWithin(one, other))
            || (a.Venue is not null && b.Venue is not null && a.Venue != b.Venue && !IsMoved(a) && !IsMoved(b));
    }

    /// <summary>Days that touch and are not the same say little: the company must agree too, or the matter where a company is known in part.</summary>
    public static bool IsLikely(DeadlineStatement a, DeadlineStatement b) =>
        Shared(CompanyOf(a), CompanyOf(b)) >= Enough || (a.Action is not null && a.Action == b.Action);

    private static bool IsMoved(DeadlineStatement s) => s.Change is DeadlineChange.Shortened or DeadlineChange.Extended;

    private static int Shared(string[] one, string[] other) => one.Count(name => other.Contains(name));

    private static bool IsWithin(string[] one, string[] other)
    {
        var shared = Shared(one, other);
        return shared == one.Length || shared == other.Length;
    }

    private static string[] CompanyOf(DeadlineStatement s) => s.Company is { } company
        ? company.Split(DeadlineStatement.Between)
        : [.. new[] { PartyOf(s.SetBy), s.Addressee }.OfType<string>().Distinct()];

    private static string? PartyOf(string? name) => Array.Find(Vocabulary.Names, known => known.Name == name)?.Party ?? name;
}

namespace AlertBot.Understanding.Stories.Occasions;

/// <summary>Do two reports tell of one occasion? The number of an exchange or a deadline says so alone; of other facts two must agree, and none may contradict.</summary>
internal static class SameOccasion
{
    public const int Enough = 2;

    public static Agreement Of(Occasion a, Occasion b)
    {
        if (a.Round is not null && b.Round is not null && a.Round != b.Round)
        {
            return Agreement.Another;
        }

        if (!Agree(a, b))
        {
            return Agreement.None;
        }

        var carriesOn = (a.IsAhead && b.IsOver) || (b.IsAhead && a.IsOver);
        return carriesOn ? Agreement.CarriesOn : a.IsAhead == b.IsAhead ? Agreement.Same : Agreement.None;
    }

    private static bool Agree(Occasion a, Occasion b)
    {
        if (IsOne(a.People, b.People) || IsOne(a.Bodies, b.Bodies) || (a.Demand is not null && a.Demand == b.Demand))
        {
            return true;
        }

        var venue = a.Venues.Any(b.Venues.Contains);
        var elsewhere = !venue && !a.Venues.IsEmpty && !b.Venues.IsEmpty;
        return !elsewhere && !Differ(a.People, b.People) && !Differ(a.Bodies, b.Bodies) && (venue ? 1 : 0) + Shared(a, b) >= Enough;
    }

    private static int Shared(Occasion a, Occasion b) =>
        (IsOne(a.Round, b.Round) ? 1 : 0) + (IsOne(a.Duration, b.Duration) ? 1 : 0) + (IsOne(a.Outcome, b.Outcome) ? 1 : 0) + (IsOne(a.Offer, b.Offer) ? 1 : 0) + (a.When is not null && a.When == b.When ? 1 : 0);

    private static bool IsOne(string? a, string? b) => a is not null && a == b;

    private static bool IsOne(Count? a, Count? b) => a is { } number && b is { } other && number.IsSameAs(other);

    private static bool Differ(Count? a, Count? b) => a is not null && b is not null && !IsOne(a, b);
}

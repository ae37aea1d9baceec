namespace AlertBot.Understanding.Stories.Features;

/// <summary>Items about many events at once: joining one of them would drag the others in.</summary>
internal static class StandsAlone
{
    private static readonly (string Sign, string Reason)[] Signs =
    [
        ("онлайн-трансляц", "a live blog"), ("текстова трансляція", "a live blog"),
        ("press review", "a review of the press"), ("огляд преси", "a review of the press"), ("обзор прессы", "a review of the press"),
        ("morning briefing", "a digest"), ("evening briefing", "a digest"), ("news quiz", "a quiz"), ("week in review", "a digest"), ("the week in", "a digest"),
        (". and, ", "a digest"), ("in pictures", "a gallery"), ("new york today", "a digest"), ("th week in office", "a digest"),
        ("новини ранку", "a digest"), ("новини вечора", "a digest"), ("головні новини", "a digest"), ("головне за", "a digest"), ("день війни", "a digest"),
        ("главные новости", "a digest"), ("главное за", "a digest"), ("новости к этому часу", "a digest"), ("дайджест", "a digest"), ("підсумки дня", "a digest"), ("итоги дня", "a digest"),
    ];

    public static string? Reason(string title)
    {
        foreach (var (sign, reason) in Signs)
        {
            if (title.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return reason;
            }
        }

        return null;
    }
}

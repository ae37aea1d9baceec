namespace AlertBot.Benchmarks.Year;

/// <summary>
/// A year of data made inside the database from one row of each kind, which the real stages made: the same statements on SQLite and on
/// PostgreSQL. Numbers stand for chance: everything is the same in every run.
/// </summary>
internal static class YearSql
{
    /// <summary>A tick is 100 ns; the year ends at <c>@end</c>.</summary>
    private const string Year = "315360000000000";

    /// <summary>Parameters: items, feeds, end, reading, placement. Every 25th item is relevant and belongs to a story of eight.</summary>
    public const string Items = $"""
        INSERT INTO "Items" ("FeedId", "Publisher", "Guid", "Link", "Title", "Text", "Language", "GuidKey", "LinkKey", "ContentKey", "TitleKey", "TextKey",
            "Published", "Updated", "FirstSeen", "Revision", "Baseline", "Stage", "Decision", "Relevance", "Reading", "StoryId", "Placement")
        WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < @items)
        SELECT 1 + i % @feeds, 'publisher' || (i % @feeds), 'guid-' || i, 'https://paper.example/' || (i % @feeds) || '/' || i,
            'Headline ' || i || ' about something that happened somewhere', {Text},
            'en', i * 2654435761 % 9007199254740881, i * 40503 + 7, i * 2654435761 % 9007199254740881 + 1, i * 31, i * 37,
            @end - {Year} + i * ({Year} / @items), NULL, @end - {Year} + i * ({Year} / @items), 0, FALSE, 'Decided',
            CASE WHEN i % 25 = 0 THEN 'one-more-report' ELSE 'not-relevant' END,
            CASE WHEN i % 25 = 0 THEN 0.9 ELSE 0.01 END,
            CASE WHEN i % 25 = 0 THEN @reading END,
            CASE WHEN i % 25 = 0 THEN 10 + i / 200 END,
            CASE WHEN i % 25 = 0 THEN REPLACE(@placement, '"Story":1,', '"Story":' || (10 + i / 200) || ',') END
        FROM n
        """;

    public const string Stories = $"""
        INSERT INTO "Stories" ("Id", "Dossier", "Started", "Updated")
        WITH RECURSIVE n(i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < @items / 200)
        SELECT 10 + i, (SELECT "Dossier" FROM "Stories" ORDER BY "Id" LIMIT 1), @end - {Year} + i * 200 * ({Year} / @items), @end - {Year} + (i * 200 + 199) * ({Year} / @items) FROM n
        """;

    /// <summary>Parameters: alerts, items, end.</summary>
    public const string Alerts = $"""
        INSERT INTO "Alerts" ("Key", "Kind", "Dossier", "At", "StoryId", "Alert")
        WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < @alerts)
        SELECT 'year:' || i, 'Update', a."Dossier", @end - {Year} + i * ({Year} / @alerts), 10 + i % (@items / 200), a."Alert"
        FROM n, (SELECT "Dossier", "Alert" FROM "Alerts" ORDER BY "Id" LIMIT 1) a
        """;

    public const string AlertDeadlines = """
        INSERT INTO "AlertDeadlines" ("DeadlineId", "AlertId")
        SELECT 1 + a."Id" % 1000, a."Id" FROM "Alerts" a WHERE NOT EXISTS (SELECT 1 FROM "AlertDeadlines" l WHERE l."AlertId" = a."Id")
        """;

    /// <summary>Every alert was delivered to every destination; the columns that are not named have their defaults.</summary>
    public const string Deliveries = """
        INSERT INTO "Deliveries" ("AlertId", "DestinationId", "StoryId", "State", "Form", "Urgent", "NotBefore", "Attempts", "MessageId", "Done")
        SELECT a."Id", d."Id", a."StoryId", 'Delivered', 'Post', FALSE, a."At", 1, 'm' || a."Id", a."At" FROM "Alerts" a, "Destinations" d WHERE a."Key" LIKE 'year:%'
        """;

    /// <summary>Parameter: deadlines. A tenth is open.</summary>
    public const string Deadlines = """
        INSERT INTO "Deadlines" ("Dossier", "Entry", "Open", "Changed")
        WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < @deadlines)
        SELECT d."Dossier", d."Entry", i % 10 = 0, d."Changed" FROM n, (SELECT "Dossier", "Entry", "Changed" FROM "Deadlines" ORDER BY "Id" LIMIT 1) d
        """;

    /// <summary>Parameters: changes, end.</summary>
    public const string Changes = $"""
        INSERT INTO "Changes" ("At", "Subject", "Platform", "Who", "What", "Undone")
        WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < @changes)
        SELECT @end - {Year} + i * ({Year} / @changes), 'destination:' || (i % 3 + 1), 'telegram', '' || (i % 50), 'settings quiet 22:00-07:00', FALSE FROM n
        """;

    private const string Text = "'The delegations met and said that they would meet again. Report ' || i || '. Nothing of what was agreed before was taken back, and the working groups were asked to report by the end of the month. A spokesman said that the positions were known, that they had not changed, and that the talks went on in a businesslike manner; others who were in the room told reporters that little had moved since spring.'";
}

namespace AlertBot.Storage;

/// <summary>
/// The statements of polling, by hand: they touch every item of every document, and change tracking costs five times what they do.
/// The columns are those of the model; the tests of the store compare them with what the model reads back.
/// </summary>
internal sealed record FeedStoreSql
{
    public static FeedStoreSql Sqlite { get; } = new() { SkipLocked = "", InKeys = "IN (SELECT value FROM json_each(@1))" };

    public static FeedStoreSql Postgres { get; } = new() { SkipLocked = "FOR UPDATE SKIP LOCKED", InKeys = "IN (SELECT value::bigint FROM json_array_elements_text(@1::json))" };

    /// <summary>How rows that another process is just claiming are passed over, where there can be another process.</summary>
    private string SkipLocked { get; init; } = "";

    /// <summary>Membership in the JSON array of numbers that is parameter 1.</summary>
    private string InKeys { get; init; } = "";

    /// <summary>0 lease, 1 until, 2 now, 3 limit, 4 replica.</summary>
    public string Claim => $"""
        UPDATE "Feeds" SET "Lease" = @0, "LeasedUntil" = @1, "LeasedBy" = @4
        WHERE "Id" IN (
            SELECT "Id" FROM "Feeds"
            WHERE NOT "Removed" AND NOT "Paused" AND NOT "Resting" AND "NextLook" <= @2 AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= @2)
            ORDER BY "NextLook", "Id" LIMIT @3 {SkipLocked})
        {ClaimedColumns}
        """;

    /// <summary>0 lease, 1 until, 2 now, 3 feed.</summary>
    public const string ClaimOne = $"""
        UPDATE "Feeds" SET "Lease" = @0, "LeasedUntil" = @1
        WHERE "Id" = @3 AND NOT "Removed" AND NOT "Paused" AND NOT "Resting" AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= @2)
        {ClaimedColumns}
        """;

    /// <summary>0 feed, 1 keys as a JSON array.</summary>
    public string FindByContent => $"""
        {KnownColumns} WHERE "FeedId" = @0 AND "ContentKey" {InKeys}
        """;

    /// <summary>0 feed, 1 keys as a JSON array.</summary>
    public string FindByGuid => $"""
        {KnownColumns} WHERE "FeedId" = @0 AND "GuidKey" {InKeys}
        """;

    /// <summary>0 feed, 1 keys as a JSON array.</summary>
    public string FindByLink => $"""
        {KnownColumns} WHERE "FeedId" = @0 AND "LinkKey" {InKeys}
        """;

    /// <summary>0 state, 1 next look, 2 address or null, 3 title or null, 4 language or null, 5 feed, 6 lease, 7 earliest look, 8 most shown.</summary>
    public const string SaveFeed = """
        UPDATE "Feeds" SET "State" = @0, "NextLook" = @1, "EarliestLook" = @7, "MostShown" = @8, "Lease" = NULL, "LeasedUntil" = NULL,
            "Address" = COALESCE(@2, "Address"), "Title" = COALESCE("Title", @3), "Language" = COALESCE("Language", @4)
        WHERE "Id" = @5 AND "Lease" = @6
        """;

    /// <summary>An item is seen by those who may see its feed.</summary>
    public const string AddItem = """
        INSERT INTO "Items" ("FeedId", "Publisher", "Guid", "Link", "Title", "Text", "Language", "GuidKey", "LinkKey", "ContentKey", "TitleKey",
            "TextKey", "Published", "Updated", "FirstSeen", "Revision", "Baseline", "Stage", "Picture", "Audience")
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, 0, @15, @16, @17, (SELECT "Audience" FROM "Feeds" WHERE "Id" = @0))
        """;

    /// <summary>12 is the stage that an edited item goes back to, or null to leave it.</summary>
    public const string UpdateItem = """
        UPDATE "Items" SET "Guid" = @1, "Link" = @2, "Title" = @3, "Text" = @4, "GuidKey" = @5, "LinkKey" = @6, "ContentKey" = @7, "TitleKey" = @8,
            "TextKey" = @9, "Updated" = @10, "Revision" = @11, "Stage" = COALESCE(@12, "Stage"), "Picture" = @13
        WHERE "Id" = @0
        """;

    public const string AddNotice = """
        INSERT INTO "Notices" ("At", "FeedId", "Kind", "Text", "Told") VALUES (@0, @1, @2, @3, FALSE)
        """;

    private const string KnownColumns = """
        SELECT "Id", "FeedId", "GuidKey", "LinkKey", "ContentKey", "TitleKey", "TextKey", "Revision", "Updated", "Picture" FROM "Items"
        """;

    /// <summary>0 feed, 1 hub, 2 topic, 3 token, 4 key. Another hub or topic is another agreement. A private feed is polled: a hub would learn who follows it.</summary>
    public const string AddHub = """
        INSERT INTO "HubLeases" ("FeedId", "Hub", "Topic", "Token", "Key", "State", "NextTry", "Failures")
        SELECT CAST(@0 AS BIGINT), CAST(@1 AS TEXT), CAST(@2 AS TEXT), CAST(@3 AS TEXT), CAST(@4 AS TEXT), 'Found', 0, 0 WHERE EXISTS (SELECT 1 FROM "Feeds" WHERE "Id" = @0 AND "Audience" IS NULL)
        ON CONFLICT ("FeedId") DO UPDATE SET "Hub" = excluded."Hub", "Topic" = excluded."Topic", "Token" = excluded."Token", "Key" = excluded."Key",
            "State" = 'Found', "Until" = NULL, "NextTry" = 0, "Failures" = 0, "LastPush" = NULL
        WHERE "HubLeases"."Hub" <> excluded."Hub" OR "HubLeases"."Topic" <> excluded."Topic"
        """;

    /// <summary>0 feed.</summary>
    public const string RemoveHub = """
        DELETE FROM "HubLeases" WHERE "FeedId" = @0
        """;

    private const string ClaimedColumns = """
        RETURNING "Id", "Address", "Publisher", "Title", "Language", "Interval", "State", "NextLook", "Access", "Group", "Audience", "Pictures"
        """;
}

namespace AlertBot.Storage;

/// <summary>
/// The statements of polling, by hand: they touch every item of every document, and change tracking costs five times what they do.
/// The columns are those of the model; the tests of the store compare them with what the model reads back.
/// </summary>
internal static class FeedStoreSql
{
    /// <summary>0 lease, 1 until, 2 now, 3 limit.</summary>
    public const string Claim = """
        UPDATE "Feeds" SET "Lease" = @0, "LeasedUntil" = @1
        WHERE "Id" IN (
            SELECT "Id" FROM "Feeds"
            WHERE "Removed" = 0 AND "NextLook" <= @2 AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= @2)
            ORDER BY "NextLook", "Id" LIMIT @3)
        RETURNING "Id", "Address", "Publisher", "Title", "Language", "Interval", "State", "NextLook"
        """;

    /// <summary>0 feed, 1 keys as a JSON array.</summary>
    public const string FindByContent = KnownColumns + """
        WHERE "FeedId" = @0 AND "ContentKey" IN (SELECT value FROM json_each(@1))
        """;

    /// <summary>0 feed, 1 keys as a JSON array.</summary>
    public const string FindByGuid = KnownColumns + """
        WHERE "FeedId" = @0 AND "GuidKey" IN (SELECT value FROM json_each(@1))
        """;

    /// <summary>0 feed, 1 keys as a JSON array.</summary>
    public const string FindByLink = KnownColumns + """
        WHERE "FeedId" = @0 AND "LinkKey" IN (SELECT value FROM json_each(@1))
        """;

    /// <summary>0 state, 1 next look, 2 address or null, 3 title or null, 4 language or null, 5 feed, 6 lease.</summary>
    public const string SaveFeed = """
        UPDATE "Feeds" SET "State" = @0, "NextLook" = @1, "Lease" = NULL, "LeasedUntil" = NULL,
            "Address" = COALESCE(@2, "Address"), "Title" = COALESCE("Title", @3), "Language" = COALESCE("Language", @4)
        WHERE "Id" = @5 AND "Lease" = @6
        """;

    public const string AddItem = """
        INSERT INTO "Items" ("FeedId", "Publisher", "Guid", "Link", "Title", "Text", "Language", "GuidKey", "LinkKey", "ContentKey", "TitleKey",
            "TextKey", "Published", "Updated", "FirstSeen", "Revision", "Baseline", "Stage")
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, 0, @15, @16)
        """;

    /// <summary>The last parameter is the stage that an edited item goes back to, or null to leave it.</summary>
    public const string UpdateItem = """
        UPDATE "Items" SET "Guid" = @1, "Link" = @2, "Title" = @3, "Text" = @4, "GuidKey" = @5, "LinkKey" = @6, "ContentKey" = @7, "TitleKey" = @8,
            "TextKey" = @9, "Updated" = @10, "Revision" = @11, "Stage" = COALESCE(@12, "Stage")
        WHERE "Id" = @0
        """;

    public const string AddNotice = """
        INSERT INTO "Notices" ("At", "FeedId", "Kind", "Text", "Told") VALUES (@0, @1, @2, @3, 0)
        """;

    private const string KnownColumns = """
        SELECT "Id", "FeedId", "GuidKey", "LinkKey", "ContentKey", "TitleKey", "TextKey", "Revision", "Updated" FROM "Items"

        """;
}

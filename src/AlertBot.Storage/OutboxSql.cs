namespace AlertBot.Storage;

/// <summary>
/// The statements of the outbox, the same for every database. Who has something to do is kept on the destinations (<c>Due</c>), so that
/// looking costs the same however many deliveries wait. Parameters are @0, @1, ... in order of their first use.
/// </summary>
internal static class OutboxSql
{
    /// <summary>An earlier delivery of the same story has to be settled first.</summary>
    private const string InOrder =
        """
        NOT EXISTS (
            SELECT 1 FROM "Deliveries" AS e
            WHERE e."StoryId" = x."StoryId" AND e."DestinationId" = x."DestinationId" AND e."Id" < x."Id" AND e."State" = 'Waiting')
        """;

    /// <summary>Destinations that are due, longest first. @0 now, @1 platform, @2 urgent, @3 limit.</summary>
    public const string DueDestinations =
        """
        SELECT "Id" FROM "Destinations"
        WHERE "Platform" = @1 AND "DueUrgent" = @2 AND "Due" <= @0 AND ("HeldUntil" IS NULL OR "HeldUntil" <= @0)
        ORDER BY "Due" LIMIT @3
        """;

    /// <summary>What a destination is sent next. @0 destination, @1 now, @2 urgent.</summary>
    public const string NextDelivery =
        $"""
        SELECT x."Id", x."NotBefore" FROM "Deliveries" AS x
        WHERE x."DestinationId" = @0 AND x."State" = 'Waiting' AND x."Urgent" = @2 AND x."NotBefore" <= @1 AND {InOrder}
        ORDER BY x."Id" LIMIT 1
        """;

    /// <summary>Of each story only the newest of what gathered. @0 destination, @1 what is older has gathered, @2 now.</summary>
    public const string CollapsePerStory =
        """
        UPDATE "Deliveries" SET "State" = 'Superseded', "Error" = 'gathered while nothing could be delivered: a newer one of the story says it too'
        WHERE "DestinationId" = @0 AND "State" = 'Waiting' AND "LeasedUntil" IS NULL AND "NotBefore" <= @1 AND EXISTS (
            SELECT 1 FROM "Deliveries" AS n
            WHERE n."StoryId" = "Deliveries"."StoryId" AND n."DestinationId" = @0 AND n."Id" > "Deliveries"."Id" AND n."State" = 'Waiting' AND n."NotBefore" <= @2)
        """;

    /// <summary>Nothing that is older than the destination wants. @0 destination, @1 what is older.</summary>
    public const string SkipOld =
        """
        UPDATE "Deliveries" SET "State" = 'Expired', "Error" = 'gathered while nothing could be delivered, and is older than the destination wants'
        WHERE "DestinationId" = @0 AND "State" = 'Waiting' AND "LeasedUntil" IS NULL AND "NotBefore" < @1
        """;

    /// <summary>What is no longer true, unless it is on its way. @0 now.</summary>
    public const string Expire =
        """
        UPDATE "Deliveries" SET "State" = 'Expired' WHERE "State" = 'Waiting' AND "Expires" <= @0 AND ("LeasedUntil" IS NULL OR "LeasedUntil" <= @0)
        """;

    /// <summary>A claim that was left behind counts as an attempt: it may have been sent. @0 delivery, @1 lease, @2 replica.</summary>
    public const string LeaseDelivery =
        """
        UPDATE "Deliveries" SET "Attempts" = "Attempts" + (CASE WHEN "LeasedUntil" IS NULL THEN 0 ELSE 1 END), "LeasedUntil" = @1, "LeasedBy" = @2 WHERE "Id" = @0
        """;

    /// <summary>Nothing is updated when another process was quicker. @0 destination, @1 lease, @2 now.</summary>
    public const string LeaseDestination =
        """
        UPDATE "Destinations" SET "Due" = @1, "HeldUntil" = @1 WHERE "Id" = @0 AND "Due" <= @2 AND ("HeldUntil" IS NULL OR "HeldUntil" <= @2)
        """;

    /// <summary>
    /// When a destination has something to do next, now that its turn is over. What waits for an earlier delivery of its story is not due
    /// before that one is. @0 destination, @1 now.
    /// </summary>
    public const string Settle =
        $"""
        UPDATE "Destinations" SET
            "DueUrgent" = EXISTS (SELECT 1 FROM "Deliveries" AS x WHERE x."DestinationId" = @0 AND x."State" = 'Waiting' AND x."Urgent" = TRUE),
            "Due" = CASE
                WHEN "Removed" THEN NULL
                WHEN EXISTS (SELECT 1 FROM "Deliveries" AS x WHERE x."DestinationId" = @0 AND x."State" = 'Waiting' AND x."NotBefore" <= @1 AND {InOrder})
                    THEN CASE WHEN "HeldUntil" > @1 THEN "HeldUntil" ELSE @1 END
                ELSE (SELECT CASE WHEN "Destinations"."HeldUntil" > MIN(x."NotBefore") THEN "Destinations"."HeldUntil" ELSE MIN(x."NotBefore") END
                      FROM "Deliveries" AS x WHERE x."DestinationId" = @0 AND x."State" = 'Waiting' AND x."NotBefore" > @1) END
        WHERE "Id" = @0
        """;

    public const string Insert =
        """
        INSERT INTO "Deliveries" ("AlertId", "DestinationId", "StoryId", "Form", "State", "Urgent", "NotBefore", "Expires", "Corrects", "Attempts")
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, 0)
        """;

    /// <summary>An alert was enqueued: its destinations are due no later than it is, those that are held not before their time. @0 alert.</summary>
    public const string Enqueued =
        """
        UPDATE "Destinations" SET
            "DueUrgent" = ("Destinations"."DueUrgent" OR n."Urgent"),
            "Due" = CASE
                WHEN "Destinations"."HeldUntil" > n."NotBefore" THEN CASE WHEN "Destinations"."Due" < "Destinations"."HeldUntil" THEN "Destinations"."Due" ELSE "Destinations"."HeldUntil" END
                WHEN "Destinations"."Due" < n."NotBefore" THEN "Destinations"."Due"
                ELSE n."NotBefore" END
        FROM "Deliveries" AS n
        WHERE n."AlertId" = @0 AND n."DestinationId" = "Destinations"."Id"
        """;

    /// <summary>Urgent news of a story brings forward what the story has waiting, since it is told in order. @0 alert, @1 story, @2 now.</summary>
    public const string BringForward =
        """
        UPDATE "Deliveries" SET "Urgent" = TRUE, "NotBefore" = CASE WHEN "NotBefore" > @2 THEN @2 ELSE "NotBefore" END
        WHERE "StoryId" = @1 AND "AlertId" <> @0 AND "State" = 'Waiting' AND EXISTS (
            SELECT 1 FROM "Deliveries" AS n
            WHERE n."AlertId" = @0 AND n."DestinationId" = "Deliveries"."DestinationId" AND n."Urgent" = TRUE AND n."NotBefore" <= @2)
        """;

    /// <summary>
    /// The claims of a dead process, before everything else, and the one that was left behind most often first: what may have been shown is
    /// asked for again while its platform still knows the key, even when the process dies again and again. No parameter.
    /// </summary>
    public const string ReleaseDestinations =
        """
        UPDATE "Destinations" SET "HeldUntil" = NULL,
            "Due" = -(SELECT MAX(x."Attempts") FROM "Deliveries" AS x WHERE x."DestinationId" = "Destinations"."Id" AND x."LeasedUntil" IS NOT NULL)
        WHERE "Id" IN (SELECT "DestinationId" FROM "Deliveries" WHERE "LeasedUntil" IS NOT NULL)
        """;

    public const string ReleaseDeliveries =
        """
        UPDATE "Deliveries" SET "LeasedUntil" = NULL, "Attempts" = "Attempts" + 1 WHERE "LeasedUntil" IS NOT NULL
        """;
}

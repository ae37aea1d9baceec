using AlertBot.Alerts.Stages;

namespace AlertBot.Storage;

/// <summary>Writes readings with one prepared statement: every item that is polled passes here, and most of them are not looked at again.</summary>
internal static class ReadingRows
{
    private const string NotRelevant = "not-relevant";

    /// <summary>
    /// 0 item, 1 relevance, 2 language, 3 reading or null, 4 decision or null, 5 next stage, 6 the revision that was read. Edited between being
    /// taken and being read: the newer words are read next. Read by another process meanwhile: its reading stays. An item of a story that is
    /// relevant no longer goes on to the next stage, with its reading: it has to leave the story, and no story may hold what cannot be read.
    /// PostgreSQL does not guess the type of a null that is only compared.
    /// </summary>
    private const string Save = """
        UPDATE "Items" SET "Relevance" = @1, "Language" = COALESCE("Language", @2), "Decision" = CAST(@4 AS TEXT),
            "Reading" = CASE WHEN CAST(@4 AS TEXT) IS NULL THEN CAST(@3 AS TEXT) WHEN "StoryId" IS NOT NULL THEN COALESCE(CAST(@3 AS TEXT), "Reading") END,
            "Stage" = CASE WHEN "Revision" <> @6 THEN 'Stored' WHEN "StoryId" IS NOT NULL THEN 'Read' ELSE @5 END
        WHERE "Id" = @0 AND "Stage" = 'Stored'
        """;

    public static async Task SaveAsync(AlertBotContext context, IReadOnlyList<ReadItem> read, CancellationToken cancellationToken)
    {
        await using var statement = new FeedStoreStatement(context, Save, 7);
        foreach (var (item, reading, _) in read)
        {
            var relevant = reading.Dossiers.Any(d => d.IsRelevant);
            await statement.WriteAsync(
                cancellationToken,
                item.Id,
                reading.Dossiers.Select(d => d.Relevance).DefaultIfEmpty(0).Max(),
                reading.Language,
                relevant || item.Revision > 0 ? StoredJson.Write(reading) : null,
                relevant ? null : NotRelevant,
                relevant ? ItemStage.Read : ItemStage.Decided,
                item.Revision);
        }
    }
}

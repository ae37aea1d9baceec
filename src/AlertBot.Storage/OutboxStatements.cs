namespace AlertBot.Storage;

/// <summary>The statements of one claim, each prepared when it is first needed.</summary>
internal sealed class OutboxStatements(AlertBotContext context) : IAsyncDisposable
{
    private readonly Dictionary<string, FeedStoreStatement> _prepared = new(StringComparer.Ordinal);

    public FeedStoreStatement DueDestinations => Of(OutboxSql.DueDestinations, 4);

    public FeedStoreStatement NextDelivery => Of(OutboxSql.NextDelivery, 3);

    public FeedStoreStatement CollapsePerStory => Of(OutboxSql.CollapsePerStory, 3);

    public FeedStoreStatement SkipOld => Of(OutboxSql.SkipOld, 2);

    public FeedStoreStatement Expire => Of(OutboxSql.Expire, 1);

    public FeedStoreStatement LeaseDelivery => Of(OutboxSql.LeaseDelivery, 3);

    public FeedStoreStatement LeaseDestination => Of(OutboxSql.LeaseDestination, 3);

    public FeedStoreStatement Settle => Of(OutboxSql.Settle, 2);

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values)
        {
            await statement.DisposeAsync();
        }
    }

    private FeedStoreStatement Of(string sql, int parameters) =>
        _prepared.TryGetValue(sql, out var known) ? known : _prepared[sql] = new FeedStoreStatement(context, sql, parameters);
}

namespace AlertBot.Benchmarks.Replicas;

/// <summary>What the platforms saw, against what the store decided.</summary>
internal sealed class ReplicasVerdict(ReplicaWorld world, Takeovers takeovers, int kills)
{
    private static readonly TimeSpan LongestTakeover = TimeSpan.FromSeconds(30);

    public bool Tell(TextWriter to)
    {
        var (items, alerts) = (world.Count("""SELECT COUNT(DISTINCT "Guid") FROM "Items" """), world.Count("""SELECT COUNT(*) FROM "Alerts" """));
        var partly = world.Count(FormattableString.Invariant($"""SELECT COUNT(*) FROM "Alerts" a WHERE (SELECT COUNT(*) FROM "Deliveries" d WHERE d."AlertId" = a."Id") <> {ReplicaWorld.Destinations}"""));
        var unsent = world.Count("""SELECT COUNT(*) FROM "Deliveries" WHERE "State" IN ('Waiting', 'Dead')""");
        var doubledItems = world.Count("""SELECT COUNT(*) FROM "Items" """) - items;
        var (telegram, discord, hooks) = (world.Told("telegram"), world.Told("discord"), world.Done("webhook"));
        var slow = takeovers.Done.Count(t => t.After > LongestTakeover);
        to.WriteLine(FormattableString.Invariant($"{kills} kills, {items} items, {alerts} alerts"));
        to.WriteLine(FormattableString.Invariant($"items lost              {world.Published - items}"));
        to.WriteLine(FormattableString.Invariant($"items doubled           {doubledItems}"));
        to.WriteLine(FormattableString.Invariant($"alerts without all      {partly}"));
        to.WriteLine(FormattableString.Invariant($"deliveries not sent     {unsent}"));
        to.WriteLine(FormattableString.Invariant($"Discord                 {world.Discord.Messages.Count} messages for {discord}"));
        to.WriteLine(FormattableString.Invariant($"webhook                 {world.Webhook.Deliveries.Count} posts for {hooks}"));
        to.WriteLine(FormattableString.Invariant($"Telegram                {world.Telegram.Messages.Count} messages for {telegram}, a kill allowed one more each"));
        foreach (var lease in takeovers.Done.GroupBy(t => t.Lease).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            to.WriteLine(FormattableString.Invariant($"taken over: {lease.Key,-20} {lease.Count(),3} times, after {lease.Average(t => t.After.TotalSeconds):0.0} s, the longest {lease.Max(t => t.After.TotalSeconds):0.0} s"));
        }

        to.WriteLine(FormattableString.Invariant($"over 30 s               {slow}, never {takeovers.Open}"));
        foreach (var complaint in world.Complaints.Distinct().Take(10))
        {
            to.WriteLine($"complaint               {complaint}");
        }

        var isSound = items == world.Published && doubledItems == 0 && partly == 0 && unsent == 0 && alerts > 0 && slow == 0 && takeovers.Open == 0
            && world.Discord.Messages.Count == discord && world.Webhook.Deliveries.Count == hooks
            && world.Telegram.Messages.Count >= telegram && world.Telegram.Messages.Count <= telegram + kills && world.Complaints.Count == 0;
        to.WriteLine(isSound ? "nothing lost, nothing doubled, every lease taken over in time" : "NOT PROVEN");
        return isSound;
    }
}

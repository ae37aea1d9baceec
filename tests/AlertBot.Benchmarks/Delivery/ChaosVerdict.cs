namespace AlertBot.Benchmarks.Delivery;

/// <summary>What the platforms saw, against what they should have seen.</summary>
internal sealed class ChaosVerdict(ChaosWorld world, int alerts, int kills)
{
    public bool Tell(TextWriter to)
    {
        var telegram = Seen(world.Telegram.Messages.Select(m => (m.Chat, Chaos.Number(m.Text))));
        var discord = Seen(world.Discord.Messages.Select(m => (m.Channel, Chaos.Number(m.Embeds[0].Title ?? ""))));
        var hooks = Seen(world.Webhook.Deliveries.Values.Select(r => (r.Path, Chaos.Number(r.Json.GetProperty("title").GetString()!))));
        var lost = Lost(telegram, world.Chats.Count) + Lost(discord, world.Channels.Count) + Lost(hooks, world.Hooks);
        var (onTelegram, onDiscord) = (Repeats(telegram), Repeats(discord));
        var receipts = LostReceiptsShown();
        var disorder = Disorder(telegram) + Disorder(discord);
        to.WriteLine(FormattableString.Invariant($"lost                    {lost}"));
        to.WriteLine(FormattableString.Invariant($"doubled on Discord      {onDiscord}"));
        to.WriteLine(FormattableString.Invariant($"repeated on Telegram    {onTelegram}, of which receipts lost on the way {receipts}, by kills {onTelegram - receipts} of {kills} allowed"));
        to.WriteLine(FormattableString.Invariant($"out of order            {disorder}"));
        to.WriteLine(FormattableString.Invariant($"limits broken           Telegram {world.Telegram.TooMany}, Discord {world.Discord.Limits.TooMany}"));
        to.WriteLine(FormattableString.Invariant($"complaints of platforms {world.Telegram.Violations.Count + world.Discord.Violations.Count + world.Webhook.Violations.Count}"));
        to.WriteLine(FormattableString.Invariant($"dead letters            {world.Count("SELECT COUNT(*) FROM Deliveries WHERE State = 'Dead'")}"));
        to.WriteLine($"faults                  {string.Join(", ", world.Faults.Injected.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}"))}");
        foreach (var complaint in world.Telegram.Violations.Concat(world.Discord.Violations).Concat(world.Webhook.Violations).Distinct().Take(10))
        {
            to.WriteLine($"  {complaint}");
        }

        return lost == 0 && onDiscord == 0 && disorder == 0 && onTelegram - receipts <= kills;
    }

    private static Dictionary<string, List<int>> Seen(IEnumerable<(string Place, int Number)> messages) =>
        messages.GroupBy(m => m.Place).ToDictionary(g => g.Key, g => g.Select(m => m.Number).ToList());

    private int Lost(Dictionary<string, List<int>> seen, int places) => (places * alerts) - seen.Values.Sum(numbers => numbers.Distinct().Count());

    private static int Repeats(Dictionary<string, List<int>> seen) => seen.Values.Sum(numbers => numbers.Count - numbers.Distinct().Count());

    private static int Disorder(Dictionary<string, List<int>> seen) =>
        seen.Values.Sum(numbers => numbers.Distinct().Zip(numbers.Distinct().Skip(1)).Count(pair => pair.First > pair.Second));

    /// <summary>How many of the lost receipts led to a repeat; a limit may have refused the request whose connection broke.</summary>
    private int LostReceiptsShown()
    {
        var shown = world.Telegram.Messages.GroupBy(m => (m.Chat, Chaos.Title(m.Text))).ToDictionary(g => g.Key, g => g.Count());
        return world.Faults.LostReceipts.GroupBy(l => l).Sum(l => Math.Min(l.Count(), shown.GetValueOrDefault(l.Key) - 1));
    }
}

namespace AlertBot.Discord.Client.Gateway;

/// <summary>One second, doubled up to a minute, of which a random part is left out so that many do not return together.</summary>
internal sealed class GatewayBackoff(Random dice)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private int _failures;

    public TimeSpan Next()
    {
        var whole = Math.Min(Longest.TotalSeconds, Shortest.TotalSeconds * Math.Pow(2, ++_failures));
        return TimeSpan.FromSeconds(Math.Max(Shortest.TotalSeconds, whole * (0.5 + (dice.NextDouble() / 2))));
    }

    public void Reset() => _failures = 0;
}

using AlertBot.Telegram.Limits;
using CsCheck;

namespace AlertBot.Telegram.Tests;

public sealed class PacerTests
{
    private static readonly TimeSpan Patient = TimeSpan.FromDays(1);

    [Fact]
    public void Thirty_pass_at_once_and_the_next_waits_for_the_second_to_end()
    {
        var pacer = new TelegramPacer(Patient);
        var waits = Enumerable.Range(1, 31).Select(chat => pacer.Take($"{chat}", false, TimeSpan.Zero).Wait).ToList();
        Assert.All(waits[..30], wait => Assert.Equal(TimeSpan.Zero, wait));
        Assert.InRange(waits[30].TotalSeconds, 1, 1.05);
    }

    [Fact]
    public void A_chat_hears_one_a_second()
    {
        var pacer = new TelegramPacer(Patient);
        pacer.Take("1", false, TimeSpan.Zero);
        Assert.InRange(pacer.Take("1", false, TimeSpan.Zero).Wait.TotalSeconds, 1, 1.05);
    }

    [Fact]
    public void A_chat_that_waits_its_second_holds_nobody_else_back()
    {
        var pacer = new TelegramPacer(Patient);
        pacer.Take("1", false, TimeSpan.Zero);
        pacer.Take("1", false, TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, pacer.Take("2", false, TimeSpan.Zero).Wait);
    }

    [Theory]
    [InlineData(true, 61)]
    [InlineData(false, 22)]
    public void A_group_hears_twenty_a_minute_and_a_person_more(bool isGroup, int notBefore)
    {
        var pacer = new TelegramPacer(Patient);
        var last = Enumerable.Range(0, 21).Select(_ => pacer.Take("-1", isGroup, TimeSpan.Zero).Wait).ToList()[^1];
        Assert.InRange(last.TotalSeconds, notBefore - 2, notBefore + 1);
    }

    [Fact]
    public void A_wait_too_long_to_hold_a_worker_is_given_back_and_costs_nothing()
    {
        var pacer = new TelegramPacer(TimeSpan.FromSeconds(2));
        var now = TimeSpan.Zero;
        for (var sent = 0; sent < 20; sent++)
        {
            now += pacer.Take("-1", true, now).Wait;
        }

        var refused = pacer.Take("-1", true, now);
        Assert.False(refused.IsGranted);
        Assert.False(refused.WholePlatform);
        Assert.Equal(refused, pacer.Take("-1", true, now));
        Assert.True(pacer.Take("-1", true, now + refused.Wait).IsGranted);
    }

    [Fact]
    public void No_limit_is_ever_broken_whoever_sends_whenever() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 80]).Array[1, 300].Sample(sends =>
        {
            var pacer = new TelegramPacer(Patient);
            var now = TimeSpan.Zero;
            var at = new List<(int Chat, TimeSpan At)>();
            foreach (var (chat, gap) in sends)
            {
                now += TimeSpan.FromMilliseconds(gap);
                at.Add((chat, now + pacer.Take($"-{chat}", true, now).Wait));
            }

            return Keeps(at.Select(a => a.At), 30, 1) && at.GroupBy(a => a.Chat).All(c => Keeps(c.Select(a => a.At), 1, 1) && Keeps(c.Select(a => a.At), 20, 60));
        });

    private static bool Keeps(IEnumerable<TimeSpan> times, int permits, int seconds)
    {
        var sorted = times.Order().ToList();
        return Enumerable.Range(0, Math.Max(0, sorted.Count - permits)).All(i => sorted[i + permits] - sorted[i] >= TimeSpan.FromSeconds(seconds));
    }
}

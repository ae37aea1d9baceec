using AlertBot.Chat.Delivery;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Tests;

/// <summary>Many destinations at once, each in its order; trouble stays where it belongs.</summary>
public sealed class DeliveryLaneTests
{
    private static readonly SendResult.Failed Kicked = new(FailureClass.Destination, "kicked", "The bot was removed from the chat.");
    private static readonly SendResult.Failed TokenRefused = new(FailureClass.Token, FailureCode.TokenRefused, "The token is refused.");
    private static readonly SendResult.Failed Ill = new(FailureClass.Platform, "ill", "The platform is ill.");

    [Fact]
    public async Task A_chat_that_does_not_answer_delays_nobody_else()
    {
        await using var bench = await DeliveryBench.CreateAsync("slow", "quick");
        bench.Platform.Hold("slow");
        bench.Start();
        await bench.EnqueueAsync("one", "slow", "quick");
        await bench.EnqueueAsync("two", "slow", "quick");
        await bench.EnqueueAsync("three", "quick");

        await bench.Platform.UntilAsync(shown => shown.Count(m => m.To == "quick") == 3);

        Assert.Equal(["one", "two", "three"], bench.Platform.Shown.Where(m => m.To == "quick").Select(m => m.Title));
        Assert.DoesNotContain(bench.Platform.Shown, m => m.To == "slow");
    }

    [Fact]
    public async Task A_destination_has_one_message_under_way_and_keeps_its_order()
    {
        await using var bench = await DeliveryBench.CreateAsync("a", "b", "c");
        foreach (var number in Enumerable.Range(1, 12))
        {
            await bench.EnqueueAsync($"{number:00}", "a", "b", "c");
        }

        bench.Start();
        await bench.Platform.UntilAsync(shown => shown.Count == 36);

        Assert.Equal(1, bench.Platform.MostAtOnceInOnePlace);
        Assert.All(new[] { "a", "b", "c" }, to => Assert.Equal(Enumerable.Range(1, 12).Select(n => $"{n:00}"), bench.Platform.Shown.Where(m => m.To == to).Select(m => m.Title)));
    }

    [Fact]
    public async Task What_is_under_way_when_the_clock_is_put_forward_is_not_sent_a_second_time()
    {
        await using var bench = await DeliveryBench.CreateAsync("slow", "quick");
        bench.Platform.Hold("slow");
        bench.Start();
        await bench.EnqueueAsync("one", "slow");
        await bench.Store.UntilAsync(() => Task.FromResult(bench.Platform.Calls == 1));

        // The lease is over by this clock, and was not by the one before it: after a laptop's sleep, or when a clock is set right.
        bench.PutForward(TimeSpan.FromHours(1));
        await bench.Store.UntilAsync(() => bench.Store.Raw.ReadAllAsync(context => context.Deliveries.AnyAsync(d => d.Attempts == 1), CancellationToken.None));
        await bench.EnqueueAsync("two", "quick");
        await bench.Platform.UntilAsync(shown => shown.Count == 1);
        bench.Platform.Release("slow");
        await bench.Platform.UntilAsync(shown => shown.Count == 2);
        await bench.EnqueueAsync("three", "slow");
        await bench.Platform.UntilAsync(shown => shown.Any(m => m.Title == "three"));
        await bench.StopAsync();

        Assert.Equal(["one", "three"], bench.Platform.Shown.Where(m => m.To == "slow").Select(m => m.Title));
        Assert.Equal(1, bench.Platform.MostAtOnceInOnePlace);
    }

    [Fact]
    public async Task A_destination_that_refuses_is_paused_told_once_and_resumes_by_itself_with_all_it_missed()
    {
        await using var bench = await DeliveryBench.CreateAsync("kicked", "well");
        var refusals = 3;
        bench.Platform.Answer = to => to == "kicked" && refusals-- > 0 ? Kicked : null;
        await bench.EnqueueAsync("one", "kicked", "well");
        await bench.EnqueueAsync("two", "kicked", "well");
        bench.Start();

        await bench.Platform.UntilAsync(shown => shown.Count == 4);
        await bench.StopAsync();

        Assert.Equal(["one", "two"], bench.Platform.Shown.Where(m => m.To == "kicked").Select(m => m.Title));
        var notices = await bench.Store.FeedList.TakeNoticesAsync(CancellationToken.None);
        Assert.Equal(2, notices.Count);
        Assert.Contains("'kicked' is paused: The bot was removed", notices[0], StringComparison.Ordinal);
        Assert.Contains("alertbot deliveries probe 'kicked'", notices[0], StringComparison.Ordinal);
        Assert.Contains("takes messages again", notices[1], StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Said, line => line.Contains("The bot was removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_token_is_one_trouble_of_the_platform_and_breaks_no_destination()
    {
        var names = Enumerable.Range(0, 20).Select(n => $"chat-{n}").ToArray();
        await using var bench = await DeliveryBench.CreateAsync(names);
        var refusals = 25;
        bench.Platform.Answer = _ => Interlocked.Decrement(ref refusals) >= 0 ? TokenRefused : null;
        await bench.EnqueueAsync("one", names);
        bench.Start();

        await bench.Platform.UntilAsync(shown => shown.Count == names.Length);
        await bench.StopAsync();

        Assert.Empty(await bench.Store.FeedList.TakeNoticesAsync(CancellationToken.None));
        Assert.All((await bench.Store.Subscriptions.IndexAsync(CancellationToken.None)).All, s => Assert.Null(s.Destination.Broken));
        Assert.Equal(45, bench.Platform.Calls);
    }

    [Fact]
    public async Task A_platform_without_a_token_says_the_remedy_once_and_the_outbox_shows_it_until_there_is_one()
    {
        await using var bench = await DeliveryBench.CreateAsync("one", "two");
        await bench.EnqueueAsync("alert", "one", "two");
        bench.Start(isServed: false);
        await bench.Store.UntilAsync(async () => (await bench.Store.Admin.DestinationsAsync(CancellationToken.None)).All(d => d is { Waiting: 1, LastTry: "Give a token.", Paused: null }));
        await bench.StopAsync();

        Assert.Equal(["Deliveries to directed wait, and nothing is lost: Give a token."], bench.Said);
        Assert.Empty(await bench.Store.FeedList.TakeNoticesAsync(CancellationToken.None));
        Assert.Equal(0, bench.Platform.Calls);
    }

    [Fact]
    public async Task Where_only_some_destinations_need_the_token_the_others_go_on()
    {
        await using var bench = await DeliveryBench.CreateAsync("channel", "hook");
        bench.Platform.Answer = to => to == "channel" ? new SendResult.Failed(FailureClass.Token, FailureCode.NoToken, "Give a token.") : null;
        foreach (var key in new[] { "1", "2", "3" })
        {
            await bench.EnqueueAsync(key, "channel", "hook");
        }

        bench.Start();
        await bench.Platform.UntilAsync(shown => shown.Count == 3);
        await bench.Store.UntilAsync(async () => (await bench.Store.Admin.DestinationsAsync(CancellationToken.None)).Any(d => d is { Name: "channel", Waiting: 3, LastTry: "Give a token." }));
        await bench.StopAsync();

        Assert.Single(bench.Said, line => line.Contains("Give a token.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_platform_that_fails_whatever_the_destination_is_tried_with_one_delivery_at_a_time()
    {
        var names = Enumerable.Range(0, 40).Select(n => $"chat-{n}").ToArray();
        await using var bench = await DeliveryBench.CreateAsync(names);
        var isIll = true;
        bench.Platform.Answer = _ => isIll ? Ill : null;
        await bench.EnqueueAsync("one", names);
        bench.Start();
        await bench.Store.UntilAsync(async () => bench.Platform.Calls >= 20 && await bench.Store.Raw.ReadAsync(c => c.Deliveries.AnyAsync(d => d.Attempts > 0), CancellationToken.None));
        isIll = false;

        await bench.Platform.UntilAsync(shown => shown.Count == names.Length);
        await bench.StopAsync();

        Assert.Equal(names.Order(), bench.Platform.Shown.Select(m => m.To).Order());
        Assert.InRange(bench.Platform.Calls, names.Length, names.Length + 40);
    }

    [Fact]
    public async Task What_is_under_way_when_the_program_stops_is_seen_through_and_marked()
    {
        await using var bench = await DeliveryBench.CreateAsync("slow");
        bench.Platform.Hold("slow");
        await bench.EnqueueAsync("one", "slow");
        bench.Start();
        await bench.Store.UntilAsync(() => Task.FromResult(bench.Platform.Calls == 1));

        var stop = bench.StopAsync();
        bench.Platform.Release("slow");
        await stop;

        Assert.Equal(DeliveryState.Delivered, (await bench.Store.Raw.ReadAsync(c => c.Deliveries.SingleAsync(), CancellationToken.None)).State);
    }
}

using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Contract.Tests.Description;
using AlertBot.Fakes.Discord;

namespace AlertBot.Contract.Tests;

/// <summary>Every kind of request of ours, and every answer of the fake, against Discord's own description of its API.</summary>
public sealed class PrismTests
{
    private static readonly MessagePicture Picture = new("timeline.png", "image/png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_request_of_ours_passes_discords_own_description()
    {
        await using var world = await PrismWorld.StartAsync();
        await ChannelsAsync(world);
        await ForumsAndThreadsAsync(world);
        await WebhooksAsync(world);
        await ChecksAsync(world);
        await world.ReceiveAsync();
        await InteractionsAsync(world);

        Assert.Equal("", string.Join('\n', world.Listener.Violations.Distinct()));
        Assert.Empty(world.Server.Violations);
        Assert.Equal(OurRoutes.All, world.Listener.Called.Keys.Order(StringComparer.Ordinal));
        await NoticesAsync(world);
    }

    /// <summary>What is against the description is noticed: otherwise silence would prove nothing.</summary>
    private static async Task NoticesAsync(PrismWorld world)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Address, "channels/1001/messages"))
        {
            Content = new StringContent($$"""{"embeds":[{"title":"{{new string('t', 257)}}"}]}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", world.Server.Token);
        using var answer = await world.Http.SendAsync(request, Cancellation);
        Assert.Contains(world.Listener.Violations, violation => violation.Contains("256", StringComparison.Ordinal));
        using var elsewhere = await world.Http.GetAsync(new Uri(world.Address, "channels/1001/webhooks"), Cancellation);
        Assert.Contains(world.Listener.Violations, violation => violation.Contains("not found", StringComparison.Ordinal));
    }

    private static async Task ChannelsAsync(PrismWorld world)
    {
        var id = await world.SendAsync("1001", Full());
        await world.SendAsync("1001", Plain("Answer") with { ReplyTo = id, Silent = true });
        await world.SendAsync("1001", Full() with { Picture = Picture });
        await world.EditAsync("1001", id, Full());
        await world.EditAsync("1001", id, Plain("Edited") with { Picture = Picture });
        await world.SendAsync("1005?publish=true", Plain("Published"));
        await world.UntilAsync(() => world.Server.Messages.Any(m => m.IsCrossposted), "the announcement is published");
        foreach (var (channel, status, code) in new[] { ("2001", 404, 10003), ("2002", 403, 50013) })
        {
            world.Server.Refuse(channel, DiscordAnswers.Error(status, code, "no"));
            Assert.IsType<SendResult.Failed>(await world.Platform.SendAsync(new DestinationAddress("discord", channel), Plain("Refused"), new DeliveryKey("1"), Cancellation));
        }
    }

    private static async Task ForumsAndThreadsAsync(PrismWorld world)
    {
        var post = await world.SendAsync("1015?tags=31", Full() with { ForumTags = ["Talks"] });
        await world.SendAsync("1015?tags=31", Plain("With a picture") with { Picture = Picture });
        await world.SendAsync("1015?tags=31", Plain("Update") with { ReplyTo = post });
        await world.EditAsync("1015?tags=31", post, Plain("Edited"));
        var story = await world.SendAsync("1001", Plain("Story"));
        var inThread = await world.SendAsync("1001", Plain("Update") with { ReplyTo = story, ThreadName = "The third round" });
        await world.EditAsync("1001", inThread, Plain("Edited"));
    }

    private static async Task WebhooksAsync(PrismWorld world)
    {
        const string Webhook = "https://discord.com/api/webhooks/4004/webhook-token-of-somebody";
        var id = await world.SendAsync(Webhook, Full());
        await world.EditAsync(Webhook, id, Plain("Edited"));
        await world.SendAsync(Webhook, Plain("With a picture") with { Picture = Picture });
        var inThread = await world.SendAsync(Webhook + "?thread_id=7007", Plain("In a thread"));
        await world.EditAsync(Webhook + "?thread_id=7007", inThread, Plain("Edited"));
        world.Server.Faults.Next(DiscordAnswers.Error(400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id"));
        await world.SendAsync(Webhook, Plain("A post"));
        Assert.True((await world.Platform.CheckAsync(new DestinationAddress("discord", Webhook), Cancellation)).IsUsable);
    }

    private static async Task ChecksAsync(PrismWorld world)
    {
        world.Server.Reachable.Add("900000000000000001");
        Assert.NotNull(await world.Platform.PrivatelyAsync("900000000000000001", Cancellation));
        Assert.Null(await world.Platform.PrivatelyAsync("900000000000000002", Cancellation));
        Assert.True((await world.Platform.CheckAsync(Cancellation)).IsUsable);
        foreach (var place in new[] { "1001", "1005?publish=true", "1015?tags=31", world.Server.Guild.Channels.Values.First(c => c.Parent == "1001").Id })
        {
            Assert.Empty((await world.Platform.CheckAsync(new DestinationAddress("discord", place), Cancellation)).Problems);
        }
    }

    private static async Task InteractionsAsync(PrismWorld world)
    {
        var reply = new Reply(Full(), IsPrivate: true) { Lists = [new ChoiceList("category", "Choose", [new Choice("Rounds", "round", "Meetings", IsChosen: true), new Choice("Exchanges", "exchange")], Least: 0, Most: 2)] };
        var answered = world.Server.Interactions.Command("story");
        await TellAsync(world, answered, (answer, token) => answer.ReplyAsync(reply, token));
        Assert.Equal((4, true), (answered.First, answered.IsPrivate));
        await TellAsync(world, world.Server.Interactions.Command("timeline"), (answer, token) => answer.ReplyAsync(new Reply(Plain("Timeline")) { Files = [new ReplyFile("deadlines.ics", "text/calendar", new byte[] { 1 }), new ReplyFile("timeline.png", "image/png", new byte[] { 2 })] }, token));

        var deferred = world.Server.Interactions.Command("backtest");
        await TellAsync(world, deferred, async (answer, token) =>
        {
            await answer.DeferAsync(isPrivate: true, token);
            world.Id(await answer.ReplyAsync(reply, token));
            return await answer.ReplyAsync(new Reply(Plain("More")), token);
        });
        Assert.Equal((5, 1), (deferred.First, deferred.FollowUps.Count));

        await TellAsync(world, world.Server.Interactions.Component("page:2", "4242"), (answer, token) => answer.ReplaceAsync(new Reply(Full()), token));
        await TellAsync(world, world.Server.Interactions.Component("mute", "4242"), async (answer, token) =>
        {
            await answer.DeferAsync(isPrivate: false, token);
            return await answer.ReplaceAsync(new Reply(Plain("Done")), token);
        });
        var typing = world.Server.Interactions.Typing("story", "story", "istan");
        await TellAsync(world, typing, (answer, token) => answer.SuggestAsync([new Suggestion("Istanbul", "17")], token));
        Assert.Equal(8, typing.First);
    }

    private static async Task TellAsync(PrismWorld world, FakeInteraction interaction, Func<IAnswer, CancellationToken, Task<SendResult>> how)
    {
        var ended = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Answer = async (_, answer, token) => ended.SetResult(await how(answer, token));
        await world.Server.TellAsync(interaction);
        world.Id(await ended.Task.WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System, Cancellation));
    }

    private static ChatMessage Plain(string title) => new(MessageTone.News, title, [TextLine.Plain("Delegations met for two hours.")]);

    /// <summary>With everything that a message can have.</summary>
    private static ChatMessage Full() => Plain("Third round ends in Istanbul") with
    {
        TitleLink = "https://example.com/a?x=1&y=ü",
        Sources = [new MessageSource("Example News", "https://example.com/a", "state media")],
        Footer = "Confirmed by two sources",
        Mentions = new Mentions(["1300000000000000001"], ["1300000000000000002"]),
        Silent = true,
        Buttons = [[new MessageButton("Read", "https://example.com/a"), new MessageButton("Why?", Command: "why:1")], ImmutableArray.Create(new MessageButton("Mute", Command: "mute"))],
    };
}

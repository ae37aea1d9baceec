using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;
using Microsoft.Extensions.Logging;

namespace AlertBot.Discord.Tests.Destinations;

/// <summary>Threads, forums, announcement channels and webhooks of forums.</summary>
public sealed class PlacesTests : IAsyncLifetime
{
    private readonly DiscordBench _bench = new();

    public async ValueTask InitializeAsync()
    {
        await _bench.InitializeAsync();
        var channels = _bench.Server.Guild.Channels;
        channels["1005"] = new FakeChannel("1005", 5);
        channels["1015"] = new FakeChannel("1015", 15) { Tags = new Dictionary<string, string> { ["31"] = "News", ["32"] = "Talks" } };
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task An_update_goes_into_the_thread_of_its_storys_message()
    {
        var story = await SendAsync("1001");
        var first = await SendAsync("1001", DiscordBench.Message("Update") with { ReplyTo = story, ThreadName = "The third round" });
        await SendAsync("1001", DiscordBench.Message("Another") with { ReplyTo = story, ThreadName = "The third round" });
        Assert.Equal(["1001", story, story], _bench.Server.Messages.Select(m => m.Channel));
        Assert.Equal("The third round", _bench.Server.Guild.Channels[story].Name);
        Assert.Equal($"{story}/{_bench.Server.Messages[1].Id}", first);
        Assert.IsType<SendResult.Delivered>(await _bench.EditAsync(first, DiscordBench.Message("Edited")));
        Assert.Equal("Edited", _bench.Server.Messages[1].Embed.Title);
    }

    [Fact]
    public async Task Where_no_thread_can_be_opened_the_update_is_a_reply()
    {
        var story = await SendAsync("1001");
        _bench.Server.Faults.Otherwise = request => request.Path.EndsWith("/threads", StringComparison.Ordinal) || request.Path.Contains($"/{story}/messages", StringComparison.Ordinal)
            ? new Fault.Answer(request.Path.EndsWith("/threads", StringComparison.Ordinal) ? DiscordAnswers.Error(403, 50013, "Missing Permissions") : DiscordAnswers.Error(404, 10003, "Unknown Channel"))
            : null;
        await SendAsync("1001", DiscordBench.Message("Update") with { ReplyTo = story, ThreadName = "The third round" });
        Assert.Equal(("1001", story), (_bench.Server.Messages[1].Channel, _bench.Server.Messages[1].ReplyTo));
    }

    [Fact]
    public async Task In_a_forum_each_story_is_a_post_with_its_tags_and_updates_go_into_it()
    {
        var post = await SendAsync("1015?tags=31,32");
        await SendAsync("1015?tags=31,32", DiscordBench.Message("Another story"));
        await SendAsync("1015?tags=31,32", DiscordBench.Message("Update") with { ReplyTo = post });
        Assert.IsType<SendResult.Delivered>(await _bench.EditAsync(post, DiscordBench.Message("Edited"), "1015?tags=31,32"));
        var messages = _bench.Server.Messages;
        Assert.Equal(("Edited", "Update", messages[0].Channel), (messages[0].Embed.Title, messages[2].Embed.Title, messages[2].Channel));
        Assert.NotEqual(messages[0].Channel, messages[1].Channel);
        Assert.Equal(DiscordBench.Message().Title, _bench.Server.Guild.Channels[messages[0].Channel].Name);
        Assert.Equal(1, _bench.Server.Requests.Count(r => r.Path.EndsWith("channels/1015/messages", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_forum_that_wants_a_tag_refuses_a_post_without_one()
    {
        _bench.Server.Guild.Channels["1015"] = _bench.Server.Guild.Channels["1015"] with { RequiresTag = true };
        var failed = await _bench.FailAsync("1015");
        Assert.Equal((FailureClass.Destination, "discord-tag"), (failed.Class, failed.Code));
    }

    [Theory]
    [InlineData("1015", new[] { "talks", "News" }, new[] { "32", "31" })]
    [InlineData("1015", new[] { "Gone", "Talks" }, new[] { "32" })]
    [InlineData("1015?tags=31", new[] { "Talks", "news" }, new[] { "31", "32" })]
    public async Task A_post_has_the_tags_that_the_destination_names_but_for_those_that_the_forum_has_no_more(string to, string[] names, string[] ids)
    {
        await SendAsync(to, DiscordBench.Message() with { ForumTags = [.. names] });
        Assert.Equal(ids, _bench.Server.Requests.Last().Json.GetProperty("applied_tags").EnumerateArray().Select(tag => tag.GetString()!));
    }

    [Theory]
    [InlineData("1015?tags=99,31")]
    [InlineData("1015?tags=99")]
    public async Task A_tag_that_the_forum_has_no_more_is_left_out_and_the_post_appears(string to)
    {
        await SendAsync(to);
        Assert.Equal(to.Contains("31", StringComparison.Ordinal), _bench.Server.Requests.Last().Json.TryGetProperty("applied_tags", out _));
    }

    [Fact]
    public async Task Where_the_only_tag_is_gone_and_the_forum_wants_one_the_remedy_is_said()
    {
        _bench.Server.Guild.Channels["1015"] = _bench.Server.Guild.Channels["1015"] with { RequiresTag = true };
        var failed = await _bench.FailAsync("1015?tags=99");
        Assert.Equal((FailureClass.Destination, "discord-tag"), (failed.Class, failed.Code));
    }

    [Fact]
    public async Task What_waits_to_be_published_is_published_by_the_next_process()
    {
        _bench.Server.Faults.Otherwise = request => IsCrosspost(request.Path) ? new Fault.Answer(DiscordAnswers.TooMany(3_000)) : null;
        await SendAsync("1005?publish=true");
        await _bench.UntilAsync(() => _bench.Server.Requests.Any(r => IsCrosspost(r.Path)));
        _bench.Platform.Dispose();
        Assert.Single(_bench.Notes.Kept);
        _bench.Server.Faults.Otherwise = null;

        using var next = _bench.With(new Secret(_bench.Server.Token));
        await next.ResumeAsync(TestContext.Current.CancellationToken);
        await _bench.UntilAsync(() => _bench.Server.Messages[0].IsCrossposted && _bench.Notes.Kept.IsEmpty);
    }

    [Fact]
    public async Task What_was_published_before_its_note_was_removed_is_not_tried_for_ever()
    {
        var id = await SendAsync("1005?publish=true");
        await _bench.UntilAsync(() => _bench.Server.Messages[0].IsCrossposted && _bench.Notes.Kept.IsEmpty);
        _bench.Notes.Kept[$"discord-publish/1005/{id}"] = "0";
        using var next = _bench.With(new Secret(_bench.Server.Token));
        await next.ResumeAsync(TestContext.Current.CancellationToken);
        await _bench.UntilAsync(() => _bench.Notes.Kept.IsEmpty);
        Assert.Equal(2, _bench.Server.Requests.Count(r => IsCrosspost(r.Path)));
    }

    [Fact]
    public async Task In_an_announcement_channel_messages_are_published_when_that_is_wished()
    {
        await SendAsync("1005?publish=true");
        await SendAsync("1005");
        await _bench.UntilAsync(() => _bench.Server.Messages[0].IsCrossposted);
        Assert.Equal(1, _bench.Server.Requests.Count(r => IsCrosspost(r.Path)));
    }

    [Fact]
    public async Task What_is_for_the_readers_of_the_channel_alone_is_published_nowhere_else_whatever_is_wished()
    {
        await SendAsync("1005?publish=true", DiscordBench.Message("Of a private feed") with { StaysHere = true });
        await SendAsync("1005?publish=true");
        await _bench.UntilAsync(() => _bench.Server.Messages[1].IsCrossposted);
        Assert.False(_bench.Server.Messages[0].IsCrossposted);
    }

    [Fact]
    public async Task That_a_channel_may_not_be_published_is_said_once_with_the_remedy()
    {
        _bench.Server.Faults.Otherwise = request => IsCrosspost(request.Path) ? new Fault.Answer(DiscordAnswers.Error(403, 50013, "Missing Permissions")) : null;
        await SendAsync("1005?publish=true");
        await SendAsync("1005?publish=true", DiscordBench.Message("Meanwhile"));
        await _bench.UntilAsync(() => _bench.Server.Requests.Count(r => IsCrosspost(r.Path)) == 2 && _bench.Notes.Kept.IsEmpty);

        var said = Assert.Single(_bench.Log.Said);
        Assert.Equal([said], _bench.Log.Of(LogLevel.Warning));
        Assert.StartsWith("Messages in the announcement channel 1005 are not published", said);
        Assert.Contains("Give the bot Send Messages there", said);
    }

    [Fact]
    public async Task What_could_not_be_published_for_two_hours_is_given_up_and_said()
    {
        _bench.Server.Faults.Otherwise = request => IsCrosspost(request.Path) ? new Fault.Answer(DiscordAnswers.TooMany(3_000)) : null;
        await SendAsync("1005?publish=true");
        await _bench.UntilAsync(() =>
        {
            _bench.Time.Advance(TimeSpan.FromMinutes(10));
            return _bench.Notes.Kept.IsEmpty;
        });

        Assert.Contains("not published to the servers that follow it within 2 hours", Assert.Single(_bench.Log.Said));
    }

    [Fact]
    public async Task A_publishing_that_has_to_wait_an_hour_holds_no_worker()
    {
        _bench.Server.Faults.Otherwise = request => IsCrosspost(request.Path) ? new Fault.Answer(DiscordAnswers.TooMany(3_000)) : null;
        await SendAsync("1005?publish=true");
        await SendAsync("1005", DiscordBench.Message("Meanwhile"));
        await _bench.UntilAsync(() => _bench.Server.Requests.Any(r => IsCrosspost(r.Path)));
        Assert.False(_bench.Server.Messages[0].IsCrossposted);
        _bench.Server.Faults.Otherwise = null;
        await _bench.UntilAsync(() =>
        {
            _bench.Time.Advance(TimeSpan.FromMinutes(10));
            return _bench.Server.Messages[0].IsCrossposted;
        });
    }

    [Fact]
    public async Task A_webhook_of_a_forum_makes_a_post()
    {
        _bench.Server.Faults.Next(DiscordAnswers.Error(400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id"));
        await SendAsync(_bench.Webhook());
        Assert.Equal(DiscordBench.Message().Title, _bench.Server.Requests.Last().Json.GetProperty("thread_name").GetString());
        Assert.Single(_bench.Server.Messages);
    }

    [Theory]
    [InlineData("1015?tags=")]
    [InlineData("1015?tags=News")]
    [InlineData("1015?publish=maybe")]
    [InlineData("1015?other=1")]
    [InlineData("x?tags=31")]
    public async Task An_address_with_options_that_make_no_sense_is_the_destinations_fault(string address)
    {
        Assert.Equal(FailureCode.AddressUnreadable, (await _bench.FailAsync(address)).Code);
        Assert.Empty(_bench.Server.Requests);
    }

    private Task<string> SendAsync(string to) => SendAsync(to, DiscordBench.Message());

    private static bool IsCrosspost(string path) => path.EndsWith("/crosspost", StringComparison.Ordinal);

    private async Task<string> SendAsync(string to, ChatMessage message) =>
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(message, to, key: Guid.NewGuid().ToString("n")[..20])).MessageId!;
}

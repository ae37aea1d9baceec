using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Discord.Client;
using AlertBot.Discord.Destinations;
using AlertBot.Discord.Text;

namespace AlertBot.Discord.Sending;

/// <summary>
/// Messages to channels, into threads of theirs, and posts of forums. That a channel is a forum is learnt from Discord's first refusal. A
/// thread that cannot be had is no reason to be silent: the message then answers in the channel.
/// </summary>
internal sealed class ChannelPosts(DiscordRest rest)
{
    private const int IsForum = 40058;
    private const int UnknownChannel = 10003;
    private const int UnknownTag = 10087;
    private const int InvalidForm = 50035;
    private const int ThreadExists = 160004;
    private const int LongestName = 100;
    private const int OneWeek = 10_080;
    private const int MostTags = 5;

    private readonly ConcurrentDictionary<ulong, bool> _forums = [];
    private readonly ForumTags _tags = new(rest);

    public async Task<(DiscordAnswer Answer, DiscordMessageId? Id)> SendAsync(DiscordTarget.Channel to, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        var before = DiscordMessageId.Read(message.ReplyTo);
        if (before is { } story && (message.ThreadName is not null || story.Thread is not null))
        {
            var threaded = await InThreadAsync(to, story, message, key, cancellationToken);
            if (threaded.Answer is not DiscordAnswer.Refused)
            {
                return threaded;
            }
        }

        var plain = message with { ReplyTo = before is { Thread: null } ? message.ReplyTo : null };
        if (!_forums.ContainsKey(to.Id))
        {
            var answer = await rest.CallAsync(DiscordRoute.Messages(to.Id), DiscordFiles.With(MessageBody.Of(plain, key.Value), plain.Picture), cancellationToken);
            if (answer is not DiscordAnswer.Refused { Code: IsForum })
            {
                return (answer, IdOf(answer, thread: null));
            }

            _forums[to.Id] = true;
        }

        var tags = to.Tags.AddRange(await _tags.FindAsync(to.Id, message.ForumTags, cancellationToken));
        var post = await PostAsync(tags);
        // Discord names the code, or only says that the form is wrong.
        if (post is DiscordAnswer.Refused { Code: UnknownTag or InvalidForm } && await _tags.StillThereAsync(to.Id, tags, cancellationToken) is var left && left.Length < tags.Length)
        {
            post = await PostAsync(left);
        }

        // The first message of a post has the post's id.
        return (post, post is DiscordAnswer.Done { Body: var thread } && JsonFields.Id(thread, "id") is { } id ? new DiscordMessageId(id, id) : null);

        Task<DiscordAnswer> PostAsync(ImmutableArray<string> with) =>
            rest.CallAsync(DiscordRoute.Threads(to.Id), PostBody(to with { Tags = [.. with.Distinct().Take(MostTags)] }, plain), cancellationToken);
    }

    public Task<DiscordAnswer> EditAsync(DiscordTarget.Channel to, DiscordMessageId id, ChatMessage message, CancellationToken cancellationToken) =>
        rest.CallAsync(DiscordRoute.Message(id.Thread ?? to.Id, id.Message), DiscordFiles.With(MessageBody.OfEdit(message), message.Picture), cancellationToken);

    private async Task<(DiscordAnswer Answer, DiscordMessageId? Id)> InThreadAsync(DiscordTarget.Channel to, DiscordMessageId story, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        // The thread of a message has the message's id.
        var thread = story.Thread ?? story.Message;
        var body = DiscordFiles.With(MessageBody.Of(message with { ReplyTo = null }, key.Value), message.Picture);
        var answer = await rest.CallAsync(DiscordRoute.Messages(thread), body, cancellationToken);
        if (answer is DiscordAnswer.Refused { Code: UnknownChannel } && story.Thread is null)
        {
            var opened = await rest.CallAsync(DiscordRoute.MessageThread(to.Id, story.Message), ThreadBody(message), cancellationToken);
            if (opened is not (DiscordAnswer.Done or DiscordAnswer.Refused { Code: ThreadExists }))
            {
                return (opened, null);
            }

            answer = await rest.CallAsync(DiscordRoute.Messages(thread), body, cancellationToken);
        }

        return (answer, IdOf(answer, thread));
    }

    private static DiscordMessageId? IdOf(DiscordAnswer answer, ulong? thread) =>
        answer is DiscordAnswer.Done { Body: var body } && JsonFields.Id(body, "id") is { } id ? new DiscordMessageId(thread, id) : null;

    private static byte[] ThreadBody(ChatMessage message) =>
        JsonSerializer.SerializeToUtf8Bytes(new { name = Name(message.ThreadName!), auto_archive_duration = OneWeek });

    private static DiscordPayload PostBody(DiscordTarget.Channel to, ChatMessage message)
    {
        var first = DiscordFiles.With(MessageBody.Of(message with { ReplyTo = null }, nonce: null), message.Picture);
        var json = new JsonObject
        {
            ["name"] = Name(message.Title),
            ["auto_archive_duration"] = OneWeek,
            ["message"] = JsonNode.Parse(first.Json),
        };
        if (!to.Tags.IsEmpty)
        {
            json["applied_tags"] = new JsonArray([.. to.Tags.Select(tag => JsonValue.Create(tag))]);
        }

        return first with { Json = JsonSerializer.SerializeToUtf8Bytes(json) };
    }

    private static string Name(string text) => TextLength.Cut(PlainText.OneLine(text), LongestName) is { Length: > 0 } name ? name : "…";
}

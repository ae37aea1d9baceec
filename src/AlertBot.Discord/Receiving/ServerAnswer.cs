using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Discord.Receiving;

/// <summary>
/// A server came or went, and nobody asked: where it has a channel for such words, a reply goes there; otherwise, and where the bot may not
/// write there, it goes nowhere.
/// </summary>
/// <param name="systemChannel">The channel in which Discord itself greets people, or null.</param>
/// <param name="server">Its id: a welcome that is repeated within minutes is one.</param>
internal sealed class ServerAnswer(DiscordPlatform platform, ulong? systemChannel, string? server) : IAnswer
{
    private static readonly SendResult.Failed Nobody = new(FailureClass.Payload, "discord-nobody", "There is nobody to answer.");

    public Task<SendResult> DeferAsync(bool isPrivate, CancellationToken cancellationToken) => Task.FromResult<SendResult>(Nobody);

    public Task<SendResult> ReplyAsync(Reply reply, CancellationToken cancellationToken) => systemChannel is { } channel
        ? platform.SendAsync(new DestinationAddress(platform.Name, channel.ToString(CultureInfo.InvariantCulture)), reply.Message, new DeliveryKey($"w{server}"), cancellationToken)
        : Task.FromResult<SendResult>(Nobody);

    public Task<SendResult> ReplaceAsync(Reply reply, CancellationToken cancellationToken) => ReplyAsync(reply, cancellationToken);

    public Task<SendResult> SuggestAsync(ImmutableArray<Suggestion> suggestions, CancellationToken cancellationToken) => Task.FromResult<SendResult>(Nobody);
}

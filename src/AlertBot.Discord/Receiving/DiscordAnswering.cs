using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Client.Interactions;
using AlertBot.Discord.Sending;

namespace AlertBot.Discord.Receiving;

/// <summary>The way back to one interaction: which of Discord's ways to answer is the right one depends on what was answered before.</summary>
internal sealed class DiscordAnswering(InteractionAnswers answers, InteractionKind kind) : IAnswer
{
    private Before _before;

    private enum Before
    {
        Nothing,
        DeferredMessage,
        DeferredUpdate,
        Answered,
    }

    public async Task<SendResult> DeferAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        if (_before != Before.Nothing)
        {
            return new SendResult.Delivered(null);
        }

        var isButton = kind == InteractionKind.Component;
        var result = Result(await answers.FirstAsync(isButton ? CallbackKind.DeferredUpdate : CallbackKind.DeferredMessage, isButton ? Array.Empty<byte>() : ReplyBody.Deferred(isPrivate), cancellationToken));
        return After(result, isButton ? Before.DeferredUpdate : Before.DeferredMessage);
    }

    public async Task<SendResult> ReplyAsync(Reply reply, CancellationToken cancellationToken) => _before switch
    {
        Before.Nothing => After(Result(await answers.FirstAsync(CallbackKind.Message, ReplyBody.Of(reply, isEdit: false), cancellationToken)), Before.Answered),
        Before.DeferredMessage => After(Result(await answers.EditAsync(ReplyBody.Of(reply, isEdit: true), cancellationToken)), Before.Answered),
        _ => Result(await answers.FollowUpAsync(ReplyBody.Of(reply, isEdit: false), cancellationToken)),
    };

    public async Task<SendResult> ReplaceAsync(Reply reply, CancellationToken cancellationToken) => _before switch
    {
        Before.Nothing when kind is InteractionKind.Component => After(Result(await answers.FirstAsync(CallbackKind.UpdateMessage, ReplyBody.Of(reply, isEdit: true), cancellationToken)), Before.Answered),
        Before.Nothing => await ReplyAsync(reply, cancellationToken),
        _ => After(Result(await answers.EditAsync(ReplyBody.Of(reply, isEdit: true), cancellationToken)), Before.Answered),
    };

    public async Task<SendResult> SuggestAsync(ImmutableArray<Suggestion> suggestions, CancellationToken cancellationToken) =>
        After(Result(await answers.FirstAsync(CallbackKind.Suggestions, ReplyBody.Of(suggestions), cancellationToken)), Before.Answered);

    private SendResult After(SendResult result, Before now)
    {
        if (result is SendResult.Delivered)
        {
            _before = now;
        }

        return result;
    }

    private static SendResult Result(DiscordAnswer answer) => answer is DiscordAnswer.Done { Body: var body }
        ? new SendResult.Delivered(JsonFields.Id(body, "id")?.ToString(CultureInfo.InvariantCulture))
        : DiscordErrors.Of(answer);
}

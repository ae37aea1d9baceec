using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Telegram.Sending;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace AlertBot.Telegram.Receiving;

/// <summary>The way back to one update: a message beside it, or in the place of the one whose button was pressed.</summary>
internal sealed class TelegramAnswering(TelegramPlatform platform, TelegramUpdate update, TimeProvider time) : IAnswer
{
    private const int MostCallsWhilePaced = 20;
    private bool _isAcknowledged;

    private Place Where => update.What!.Where;

    public async Task<SendResult> DeferAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        if (update.Callback is not null)
        {
            await AcknowledgeAsync(cancellationToken);
            return new SendResult.Delivered(null);
        }

        return await ShowTypingAsync(cancellationToken);
    }

    public async Task<SendResult> ReplyAsync(Reply reply, CancellationToken cancellationToken)
    {
        await AcknowledgeAsync(cancellationToken);
        var message = WithLists(reply);
        // In a group it must be seen whom the answer is for.
        message = Where.Kind is PlaceKind.Private || update.Callback is not null ? message : message with { ReplyTo = Text(update.Message) };
        var result = await PatientlyAsync(key => platform.SendAsync(Where.Address, message, key, cancellationToken), cancellationToken);
        foreach (var file in reply.Files.Where(file => !ReferenceEquals(file, Picture(reply))))
        {
            await PatientlyAsync(_ => SendFileAsync(reply.Message, file, cancellationToken), cancellationToken);
        }

        return result;
    }

    public async Task<SendResult> ReplaceAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (update is not { Callback: not null, Message: { } message })
        {
            return await ReplyAsync(reply, cancellationToken);
        }

        await AcknowledgeAsync(cancellationToken);
        var result = await PatientlyAsync(key => platform.EditAsync(Where.Address, Text(message)!, WithLists(reply), key, cancellationToken), cancellationToken);
        return result is SendResult.Failed { Code: FailureCode.MessageGone } ? await ReplyAsync(reply, cancellationToken) : result;
    }

    public Task<SendResult> SuggestAsync(ImmutableArray<Suggestion> suggestions, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Failed(FailureClass.Payload, "telegram-no-suggestions", "Telegram has no suggestions."));

    /// <summary>A button shows a clock until it is answered, even when there is nothing to say.</summary>
    public async Task AcknowledgeAsync(CancellationToken cancellationToken)
    {
        if (update.Callback is not { } callback || _isAcknowledged)
        {
            return;
        }

        _isAcknowledged = true;
        try
        {
            await platform.Bot.AnswerCallbackQuery(callback, cancellationToken: cancellationToken);
        }
        catch (Exception late) when (late is RequestException or HttpRequestException)
        {
            // Too late, or lost: the button stops waiting by itself.
        }
    }

    /// <summary>Only a sign that work goes on, but who does not get it gets no answer either.</summary>
    private async Task<SendResult> ShowTypingAsync(CancellationToken cancellationToken)
    {
        var to = TelegramAddress.Read(Where.Address)!;
        try
        {
            await platform.Bot.SendChatAction(to.ChatId, ChatAction.Typing, to.Topic, cancellationToken: cancellationToken);
            return new SendResult.Delivered(null);
        }
        catch (Exception lost) when (lost is RequestException or HttpRequestException)
        {
            return lost is ApiRequestException refused ? TelegramErrors.Classify(refused, to) : TransportErrors.Classify(lost);
        }
    }

    private async Task<SendResult> SendFileAsync(ChatMessage message, ReplyFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(file.Content.ToArray());
        return await platform.SendFileAsync(Where.Address, message, InputFile.FromStream(content, file.Name), cancellationToken);
    }

    /// <summary>The file that is shown with the words.</summary>
    private static ReplyFile? Picture(Reply reply) =>
        reply.Message.Picture is null ? reply.Files.FirstOrDefault(file => file.ContentType is "image/png" or "image/jpeg") : null;

    /// <summary>A person waits, so our own pacing is waited out here and not in the outbox.</summary>
    private async Task<SendResult> PatientlyAsync(Func<DeliveryKey, Task<SendResult>> send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await send(new DeliveryKey($"u{update.Id}"));
            if (result is not SendResult.Failed { Class: FailureClass.Pacing, RetryAfter: { } wait } || attempt == MostCallsWhilePaced)
            {
                return result;
            }

            await Task.Delay(wait.ToTimeSpan(), time, cancellationToken);
        }
    }

    private static ChatMessage WithLists(Reply reply) => reply.Message with
    {
        Picture = Picture(reply) is { } picture ? new MessagePicture(picture.Name, picture.ContentType, picture.Content) : reply.Message.Picture,
        Buttons = [.. reply.Message.Buttons, .. reply.Lists.SelectMany(list => list.Choices.Select(choice => Button(list, choice)).Chunk(2).Select(row => row.ToImmutableArray()))],
    };

    private static MessageButton Button(ChoiceList list, Choice choice) =>
        new((choice.IsChosen ? "✓ " : "") + choice.Label, Command: list.Data + UpdateReader.ListSeparator + choice.Value);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

using System.Text.Json;

namespace AlertBot.Discord.Client.Interactions;

/// <summary>The ways to answer first, as Discord numbers them.</summary>
internal enum CallbackKind
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    UpdateMessage = 7,
    Suggestions = 8,
}

/// <summary>
/// The answers to one interaction: the first within three seconds of its reception, the others within fifteen minutes. They have a lane of
/// their own and never wait behind messages.
/// </summary>
internal sealed class InteractionAnswers(DiscordRest rest, DiscordInteraction interaction, TimeProvider time)
{
    private const int AlreadyAnswered = 40060;
    private static readonly TimeSpan ForTheFirst = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForTheOthers = TimeSpan.FromMinutes(15);

    /// <summary>What an answer that comes too late is told, without asking Discord.</summary>
    private static readonly DiscordAnswer TooLate = new DiscordAnswer.Refused(404, 10062, "Unknown interaction");

    public bool IsAnswered { get; private set; }

    public async Task<DiscordAnswer> FirstAsync(CallbackKind kind, DiscordPayload data, CancellationToken cancellationToken)
    {
        if (Left(ForTheFirst) is not { } left)
        {
            return TooLate;
        }

        using var deadline = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var payload = data with { Json = Callback(kind, data.Json) };
            var answer = await rest.CallAsync(DiscordRoute.Callback(interaction.Id, interaction.Token), payload, either.Token);
            // A repeat after a lost answer finds that the first attempt was heard.
            var isHeard = answer is DiscordAnswer.Done or DiscordAnswer.Refused { Code: AlreadyAnswered };
            IsAnswered |= isHeard;
            return isHeard ? new DiscordAnswer.Done(default) : answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TooLate;
        }
    }

    /// <summary>Changes the first answer; puts the answer in the place of one that was deferred.</summary>
    public Task<DiscordAnswer> EditAsync(DiscordPayload message, CancellationToken cancellationToken) =>
        LaterAsync(DiscordRoute.OriginalAnswer(interaction.Application, interaction.Token), message, cancellationToken);

    public Task<DiscordAnswer> FollowUpAsync(DiscordPayload message, CancellationToken cancellationToken) =>
        LaterAsync(DiscordRoute.FollowUp(interaction.Application, interaction.Token), message, cancellationToken);

    private Task<DiscordAnswer> LaterAsync(DiscordRoute route, DiscordPayload message, CancellationToken cancellationToken) =>
        Left(ForTheOthers) is null ? Task.FromResult(TooLate) : rest.CallAsync(route, message, cancellationToken);

    private TimeSpan? Left(TimeSpan of) => of - time.GetElapsedTime(interaction.ReceivedAt) is var left && left > TimeSpan.Zero ? left : null;

    private static byte[] Callback(CallbackKind kind, byte[] data)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type", (int)kind);
            if (data.Length > 0)
            {
                writer.WritePropertyName("data");
                writer.WriteRawValue(data);
            }

            writer.WriteEndObject();
        }

        return json.ToArray();
    }
}

using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Discord.Client;
using AlertBot.Discord.Client.Gateway;
using AlertBot.Discord.Client.Interactions;
using Microsoft.Extensions.Logging;

namespace AlertBot.Discord.Receiving;

/// <summary>
/// Receives what people do on Discord, over the gateway or over HTTP but never both, and registers the commands when they have changed.
/// Stopping says goodbye to the gateway; answers that are being prepared see the cancellation.
/// </summary>
public sealed partial class DiscordReceiver
{
    private const string Bot = "discord";

    private readonly SeenIds _seen = new(2_000);
    private readonly KnownServers _servers = new();
    private readonly DiscordPlatform _platform;
    private readonly DiscordReceiverOptions _options;
    private readonly IConversations _conversations;
    private readonly ISoleReceiver _sole;
    private readonly ReceiverHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<DiscordReceiver> _log;
    private readonly CommandRegistration _registration;
    private readonly DiscordGateway? _gateway;
    private readonly InteractionEndpoint? _endpoint;

    /// <exception cref="FormatException">The public key is not one.</exception>
    public DiscordReceiver(DiscordPlatform platform, DiscordReceiverOptions options, IConversations conversations, IReceiverNotes notes, ISoleReceiver sole, ReceiverHealth health, TimeProvider time, ILogger<DiscordReceiver> log)
    {
        (_platform, _options, _conversations, _sole, _health, _time, _log) = (platform, options, conversations, sole, health, time, log);
        _registration = new CommandRegistration(platform.Rest, notes, time, log);
        _endpoint = options is { Way: InteractionWay.Http, PublicKey: { } key } ? new InteractionEndpoint(key, time) : null;
        _gateway = options.Way == InteractionWay.Gateway && platform.Token is { } token
            ? new DiscordGateway(platform.Rest, new GatewayOptions(token) { Address = options.GatewayAddress }, time, log, memory: new IdentifyNotes(notes))
            : null;
    }

    /// <summary>Null unless interactions come over the gateway.</summary>
    public GatewayHealth? Gateway => _gateway?.Health;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_platform.Token is null || _options.Way == InteractionWay.Off)
        {
            return;
        }

        var registering = _registration.RunAsync(_conversations.Menu, cancellationToken);
        if (_gateway is { } gateway)
        {
            await _sole.RunAsync(Bot, token => ReceiveAsync(gateway, token), cancellationToken);
        }

        await registering;
    }

    /// <summary>An interaction over HTTP, for the endpoint of the program: what to answer, and what to do once that is written.</summary>
    /// <returns>Null when interactions do not come this way.</returns>
    public (EndpointAnswer Answer, Func<CancellationToken, Task> Then)? Receive(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (_endpoint?.Receive(signature, timestamp, body) is not { } answer)
        {
            return null;
        }

        return (answer, token => answer.Interaction is { } interaction ? HandleAsync(interaction, token) : Task.CompletedTask);
    }

    private async Task ReceiveAsync(DiscordGateway gateway, CancellationToken cancellationToken)
    {
        await gateway.RunAsync(HandleAsync, cancellationToken);
        if (gateway.Health is { Stage: GatewayStage.Failed, Sentence: { } sentence })
        {
            _health.Failed(Bot, sentence);
        }
    }

    private Task HandleAsync(GatewayEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Name == "INTERACTION_CREATE")
        {
            return InteractionReader.Read(happened.Data, happened.ReceivedAt) is { } interaction ? HandleAsync(interaction, cancellationToken) : Task.CompletedTask;
        }

        return _servers.Understand(happened.Name, happened.Data) is { } membership
            ? _conversations.HandleAsync(membership, new ServerAnswer(_platform, JsonFields.Id(happened.Data, "system_channel_id"), membership.Where.Server), cancellationToken)
            : Task.CompletedTask;
    }

    private async Task HandleAsync(DiscordInteraction interaction, CancellationToken cancellationToken)
    {
        if (IncomingReader.Read(interaction) is not { } incoming || !_seen.Add(interaction.Id))
        {
            return;
        }

        try
        {
            var answer = new DiscordAnswering(new InteractionAnswers(_platform.Rest, interaction, _time), interaction.Kind);
            await _conversations.HandleAsync(incoming, answer, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault, interaction.Kind, interaction.Id.ToString(CultureInfo.InvariantCulture));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Answering a {Kind} on Discord failed (interaction {Id})")]
    private partial void LogFailed(Exception fault, InteractionKind kind, string id);
}

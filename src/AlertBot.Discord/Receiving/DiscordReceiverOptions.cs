namespace AlertBot.Discord.Receiving;

/// <summary>How interactions come in. Discord sends them one way only: an endpoint that is set in the portal silences the gateway.</summary>
public enum InteractionWay
{
    Gateway,
    Http,
    Off,
}

/// <param name="PublicKey">Of the application, from the developer portal; needed for HTTP.</param>
/// <param name="GatewayAddress">Instead of the one that Discord names: a proxy or a test server.</param>
public sealed record DiscordReceiverOptions(InteractionWay Way = InteractionWay.Gateway, string? PublicKey = null, Uri? GatewayAddress = null);

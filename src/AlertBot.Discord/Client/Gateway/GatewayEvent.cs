using System.Text.Json;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>Something that happened, as Discord tells it: it may be told twice.</summary>
/// <param name="Name">Such as <c>INTERACTION_CREATE</c>.</param>
/// <param name="ReceivedAt">Timestamp of the clock: from here the seconds to answer are counted.</param>
public sealed record GatewayEvent(string Name, JsonElement Data, long ReceivedAt);

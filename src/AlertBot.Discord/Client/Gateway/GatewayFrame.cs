using System.Text.Json;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>One message of the gateway: <c>{op, d, s, t}</c>.</summary>
/// <param name="Data">Undefined when there is none.</param>
internal sealed record GatewayFrame(GatewayOpcode Op, long? Sequence, string? Event, JsonElement Data)
{
    /// <returns>Null when it cannot be parsed.</returns>
    public static GatewayFrame? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            var json = JsonElement.Parse(message);
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("op", out var op) && op.TryGetInt32(out var number)
                ? new GatewayFrame((GatewayOpcode)number, Number(json, "s"), JsonFields.TextOf(json, "t"), json.TryGetProperty("d", out var data) ? data : default)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}

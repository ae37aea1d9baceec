using System.Text.Json;

namespace AlertBot.Discord.Client;

/// <summary>Reads what may be missing, null or of another kind: what comes over the wire is believed only as far as it fits.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public static string? TextOf(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? Number(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static bool Flag(JsonElement json, string name) => Field(json, name) is { ValueKind: JsonValueKind.True };

    public static ulong? Id(JsonElement json, string name) => WebhookAddress.Snowflake(TextOf(json, name));

    /// <summary>A bit set, which travels as a decimal string.</summary>
    public static ulong Bits(JsonElement json, string name) =>
        ulong.TryParse(TextOf(json, name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var bits) ? bits : 0;

    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}

using System.Text.Json;

namespace AlertBot.Telegram.Receiving;

/// <summary>Reads what may be missing or of another kind.</summary>
internal static class UpdateFields
{
    public static JsonElement? Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(JsonElement json, string name) => Field(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Number(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static bool Flag(JsonElement json, string name) => Field(json, name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Field(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}

using System.Text.Json;

namespace AlertBot.Chat.Tests.Delivery;

/// <summary>As much of JSON Schema as the published schema uses; what it does not name counts as a mistake here.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> Problems(JsonElement schema, JsonElement value, string at = "$")
    {
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
        {
            return [$"{at} is not {constant}"];
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return [$"{at} is not one of its values"];
        }

        return !schema.TryGetProperty("type", out var type) ? [] : (type.GetString(), value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => OfObject(schema, value, at),
            ("array", JsonValueKind.Array) => value.EnumerateArray().SelectMany((item, index) => Problems(schema.GetProperty("items"), item, $"{at}[{index}]")),
            ("string", JsonValueKind.String) => [],
            _ => [$"{at} is not a {type}"],
        };
    }

    private static IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string at)
    {
        var known = schema.GetProperty("properties");
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!) : [];
        return
        [
            .. required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing"),
            .. value.EnumerateObject().SelectMany(field => known.TryGetProperty(field.Name, out var own) ? Problems(own, field.Value, $"{at}.{field.Name}") : [$"{at}.{field.Name} is not in the schema"]),
        ];
    }
}

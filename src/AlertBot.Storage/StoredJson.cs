using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace AlertBot.Storage;

/// <summary>How records are kept in a text column. Names of members are part of the store's format: renaming one needs a migration.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputed } },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="InvalidDataException">The column does not hold such a record: the database is damaged or of another version.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"a stored {typeof(T).Name} is empty");

    /// <summary>What is computed from the rest is not kept; the option of the serializer for it does not hold for collections.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.Set is null))
        {
            property.Get = null;
        }
    }
}

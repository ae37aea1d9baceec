using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Telegram.Receiving;

/// <summary>Where an update comes from, as a destination would be addressed.</summary>
internal static class UpdatePlace
{
    public static Place Of(JsonElement chat, JsonElement message)
    {
        // Outside of forums the field names a thread of replies, which is no place to write to.
        var topic = UpdateFields.Flag(message, "is_topic_message") ? UpdateFields.Number(message, "message_thread_id") : null;
        var address = topic is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Chat(chat)}/{number}") : Chat(chat);
        return new Place(new DestinationAddress("telegram", address), topic is null ? Kind(UpdateFields.Text(chat, "type")) : PlaceKind.Thread)
        {
            Name = UpdateFields.Text(chat, "title"),
        };
    }

    public static string Chat(JsonElement chat) => (UpdateFields.Number(chat, "id") ?? 0).ToString(CultureInfo.InvariantCulture);

    public static PlaceKind Kind(string? type) => type switch
    {
        "private" => PlaceKind.Private,
        "channel" => PlaceKind.Channel,
        _ => PlaceKind.Group,
    };
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Discord.Client;
using AlertBot.Discord.Text;

namespace AlertBot.Discord.Receiving;

/// <summary>Replies and suggestions as the bodies of interaction answers.</summary>
internal static class ReplyBody
{
    private const int Ephemeral = 1 << 6;
    private const int MostRows = 5;
    private const int MostChoices = 25;
    private const int LongestLabel = 100;
    private const int LongestPlaceholder = 150;

    public static DiscordPayload Of(Reply reply, bool isEdit)
    {
        var message = JsonNode.Parse(isEdit ? MessageBody.OfEdit(reply.Message) : MessageBody.Of(reply.Message with { ReplyTo = null }, nonce: null))!.AsObject();
        var rows = message["components"]!.AsArray();
        foreach (var list in reply.Lists.Take(MostRows - rows.Count))
        {
            rows.Add(List(list));
        }

        if (reply.IsPrivate && !isEdit)
        {
            message["flags"] = Ephemeral | (message["flags"]?.GetValue<int>() ?? 0);
        }

        IEnumerable<DiscordFile> picture = reply.Message.Picture is { } shown ? [DiscordFiles.File(shown)] : [];
        return DiscordFiles.Attach(message, picture.Concat(reply.Files.Select(file => new DiscordFile(file.Name, file.ContentType, file.Content))));
    }

    public static DiscordPayload Deferred(bool isPrivate) =>
        isPrivate ? JsonSerializer.SerializeToUtf8Bytes(new { flags = Ephemeral }) : Array.Empty<byte>();

    public static DiscordPayload Of(ImmutableArray<Suggestion> suggestions) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        choices = suggestions.Take(MostChoices).Select(s => new { name = Cut(s.Label), value = Cut(s.Value) }),
    });

    private static JsonObject List(ChoiceList list)
    {
        var choices = list.Choices.Where(choice => choice.Label.Length > 0).DistinctBy(choice => choice.Value).Take(MostChoices).ToList();
        return new JsonObject
        {
            ["type"] = 1,
            ["components"] = new JsonArray(new JsonObject
            {
                ["type"] = 3,
                ["custom_id"] = list.Data,
                ["placeholder"] = TextLength.Cut(PlainText.OneLine(list.Placeholder), LongestPlaceholder),
                ["min_values"] = Math.Min(list.Least, choices.Count),
                ["max_values"] = Math.Clamp(list.Most, 1, Math.Max(1, choices.Count)),
                ["options"] = new JsonArray([.. choices.Select(Choice)]),
            }),
        };
    }

    private static JsonObject Choice(Choice choice)
    {
        var json = new JsonObject { ["label"] = Cut(choice.Label), ["value"] = Cut(choice.Value), ["default"] = choice.IsChosen };
        if (choice.Description is { Length: > 0 } description)
        {
            json["description"] = Cut(description);
        }

        return json;
    }

    private static string Cut(string text) => TextLength.Cut(PlainText.OneLine(text), LongestLabel);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Telegram;

/// <summary>What is sent with a file comes as a form, whose fields mean what they mean in JSON.</summary>
internal static class TelegramForm
{
    /// <param name="file">Name of the field that holds the file, or refers to the part that does.</param>
    public static (JsonElement Json, byte[]? File) Read(FakeRequest request, string file)
    {
        var parts = MultipartForm.Read(request);
        var json = new JsonObject();
        foreach (var (name, part) in parts.Where(p => p.Value.FileName is null))
        {
            json[name] = Value(part.Text);
        }

        var content = parts.GetValueOrDefault(file) is { FileName: not null } direct ? direct : parts.Values.FirstOrDefault(p => p.FileName is not null);
        return (JsonElement.Parse(json.ToJsonString()), content?.Content);
    }

    private static JsonNode? Value(string text)
    {
        if (text.Length == 0 || (text[0] is not ('{' or '[') && text is not ("true" or "false")))
        {
            return JsonValue.Create(text);
        }

        return JsonNode.Parse(text);
    }
}

using System.Text.Json;

namespace AlertBot.Chat.Composing;

/// <summary>Keys of the resource files for members of an enum: <c>kind.new-story</c>.</summary>
public static class TextKey
{
    public static string Of(string group, Enum value) => $"{group}.{JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())}";
}

using System.Collections.Frozen;
using System.Text.Json;

namespace AlertBot.Chat.Composing;

/// <summary>How readers of a language write the names that facts carry; a name that the file does not know stays as it is.</summary>
internal static class DisplayNames
{
    private static readonly FrozenDictionary<string, string[]> All = Read();

    public static string In(string language, string name) => (language, All.GetValueOrDefault(name)) switch
    {
        ("uk", [var ukrainian, _]) => ukrainian,
        ("ru", [_, var russian]) => russian,
        _ => name,
    };

    private static FrozenDictionary<string, string[]> Read()
    {
        using var file = typeof(DisplayNames).Assembly.GetManifestResourceStream("AlertBot.Chat.Composing.Names.names.json")
            ?? throw new InvalidOperationException("the file of names is missing from the build");
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(file)!.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

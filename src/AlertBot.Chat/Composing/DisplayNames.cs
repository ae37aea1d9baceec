using System.Collections.Frozen;
using System.Text.Json;

namespace AlertBot.Chat.Composing;

/// <summary>How readers of a language write a name that is English in the code and in the store; one that the file does not know stays as it is.</summary>
internal sealed class DisplayNames
{
    private readonly FrozenDictionary<string, string[]> _all;

    private DisplayNames(string file)
    {
        using var json = typeof(DisplayNames).Assembly.GetManifestResourceStream($"AlertBot.Chat.Composing.Names.{file}")
            ?? throw new InvalidOperationException($"the file {file} is missing from the build");
        _all = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>People, places and organisations that facts carry.</summary>
    public static DisplayNames OfFacts { get; } = new("names.json");

    /// <summary>Rules by which items are read, and with an @ before them the parts of a text.</summary>
    public static DisplayNames OfRules { get; } = new("rules.json");

    public string In(string language, string name) => (language, _all.GetValueOrDefault(name)) switch
    {
        ("uk", [var ukrainian, _]) => ukrainian,
        ("ru", [_, var russian]) => russian,
        _ => name,
    };
}

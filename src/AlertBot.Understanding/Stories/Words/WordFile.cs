using System.Text.Json;

namespace AlertBot.Understanding.Stories.Words;

/// <summary>The data files of the vocabulary.</summary>
internal static class WordFile
{
    public static T Load<T>(string name)
    {
        using var stream = typeof(WordFile).Assembly.GetManifestResourceStream("Stories." + name)
            ?? throw new InvalidOperationException($"the vocabulary {name} is missing from the program");
        return JsonSerializer.Deserialize<T>(stream) ?? throw new InvalidOperationException($"the vocabulary {name} is empty");
    }
}

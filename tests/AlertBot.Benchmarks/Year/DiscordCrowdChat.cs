using System.Collections.Frozen;
using System.Globalization;
using AlertBot.Fakes.Discord;

namespace AlertBot.Benchmarks.Year;

/// <summary>Interactions over the gateway: answered when the answer is there to be read, not when it is only promised.</summary>
internal sealed class DiscordCrowdChat(FakeDiscord discord) : ICrowdChat
{
    /// <summary>What stands behind a command on Telegram, by the names that Discord gives it.</summary>
    private static readonly FrozenDictionary<string, string[]> OptionsOf = new Dictionary<string, string[]>
    {
        ["latest"] = ["count"],
        ["stories"] = ["page"],
        ["story"] = ["story"],
        ["search"] = ["words"],
        ["deadlines"] = ["all"],
        ["since"] = ["when"],
        ["why"] = ["reference"],
        ["feeds"] = ["action", "feed"],
        ["deadline"] = ["entry"],
    }.ToFrozenDictionary();

    private readonly Dictionary<long, List<FakeInteraction>> _asked = [];

    public string Name => "Discord";

    public async Task<Func<bool>> AskAsync(long person, string command)
    {
        var id = person.ToString(CultureInfo.InvariantCulture);
        var parts = command.TrimStart('/').Split(' ', 2);
        var interaction = discord.Interactions.Command(parts[0], Options(parts), new Asker(id, Guild: null, Channel: id, Locale: "en-US"));
        (_asked.TryGetValue(person, out var known) ? known : _asked[person] = []).Add(interaction);
        await discord.TellAsync(interaction);
        return () => interaction.Answer is not null;
    }

    /// <summary>Each interaction knows its answer.</summary>
    public void Look()
    {
    }

    public int AnswersTo(long person) => _asked.GetValueOrDefault(person)?.Count(i => i.Answer is not null) ?? 0;

    private static Dictionary<string, object> Options(string[] parts)
    {
        var names = OptionsOf.GetValueOrDefault(parts[0], []);
        var values = parts.Length > 1 ? parts[1].Split(' ', names.Length) : [];
        return names.Zip(values).ToDictionary(o => o.First, o => Value(o.First, o.Second));
    }

    private static object Value(string option, string text) => option switch
    {
        "count" or "page" => int.Parse(text, CultureInfo.InvariantCulture),
        "all" => text == "yes",
        _ => text,
    };
}

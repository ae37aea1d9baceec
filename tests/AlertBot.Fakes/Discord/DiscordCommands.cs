using System.Text.Json;
using System.Text.RegularExpressions;
using AlertBot.Fakes.Http;
using static AlertBot.Fakes.Discord.DiscordBody;

namespace AlertBot.Fakes.Discord;

/// <summary>Application commands: what Discord says to a bulk overwrite, by its documented rules.</summary>
internal sealed partial class DiscordCommands
{
    private static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru",
        "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    public IReadOnlyList<JsonElement> Registered { get; private set; } = [];

    public int Overwrites { get; private set; }

    public FakeAnswer Overwrite(FakeRequest request)
    {
        Overwrites++;
        if (request.Body.Length == 0 || JsonElement.Parse(request.Body) is not { ValueKind: JsonValueKind.Array } list)
        {
            return DiscordAnswers.InvalidForm("_errors", "LIST_TYPE_CONVERT");
        }

        var commands = list.EnumerateArray().ToList();
        var wrong = commands.Count > 100 ? new WrongForm("_errors", "APPLICATION_COMMANDS_MAX") : First(commands.Select(command => Wrong(command, depth: 0))) ?? Twice(commands);
        if (wrong is not null)
        {
            return DiscordAnswers.InvalidForm(wrong.Where, wrong.Why);
        }

        Registered = commands;
        return FakeAnswer.Json(200, commands.Select(Shown));
    }

    private static WrongForm? Wrong(JsonElement command, int depth)
    {
        var options = Items(command, "options").ToList();
        var nested = options.Exists(option => Type(option) is 1 or 2);
        return WrongName(Text(command, "name") ?? "")
            ?? (CodePoints(Trimmed(command, "description")) is 0 or > 100 ? new WrongForm("description", "BASE_TYPE_BAD_LENGTH") : null)
            ?? WrongTranslations(command, "name_localizations", WrongName)
            ?? WrongTranslations(command, "description_localizations", text => CodePoints(text) is 0 or > 100 ? new WrongForm("description_localizations", "BASE_TYPE_BAD_LENGTH") : null)
            ?? (options.Count > 25 ? new WrongForm("options", "BASE_TYPE_MAX_LENGTH") : null)
            ?? (nested && depth > 1 ? new WrongForm("options", "too deep") : null)
            ?? (nested && options.Exists(option => Type(option) is not (1 or 2)) ? new WrongForm("options", "subcommands and options together") : null)
            ?? (RequiredAfterOptional(options) ? new WrongForm("options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID") : null)
            ?? Twice(options)
            ?? First(options.Select(option => Type(option) is 1 or 2 ? Wrong(option, depth + 1) : WrongOption(option)))
            ?? (depth == 0 && CodePoints(command.GetRawText()) > 16_000 ? new WrongForm("_errors", "APPLICATION_COMMAND_TOO_LARGE") : null);
    }

    private static WrongForm? WrongOption(JsonElement option)
    {
        var choices = Items(option, "choices").ToList();
        return Wrong(option, depth: 2)
            ?? (Type(option) is < 3 or > 11 ? new WrongForm("type", "BASE_TYPE_CHOICES") : null)
            ?? (choices.Count > 25 ? new WrongForm("choices", "BASE_TYPE_MAX_LENGTH") : null)
            ?? (choices.Exists(choice => CodePoints(Trimmed(choice, "name")) is 0 or > 100) ? new WrongForm("choices", "BASE_TYPE_BAD_LENGTH") : null)
            ?? (choices.Count > 0 && option.TryGetProperty("autocomplete", out _) ? new WrongForm("autocomplete", "not together with choices") : null);
    }

    private static WrongForm? WrongName(string name) =>
        Name().IsMatch(name) && !name.Any(char.IsUpper) ? null : new WrongForm("name", "APPLICATION_COMMAND_INVALID_NAME");

    private static WrongForm? WrongTranslations(JsonElement command, string name, Func<string, WrongForm?> wrong)
    {
        if (!command.TryGetProperty(name, out var translations) || translations.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var all = translations.EnumerateObject().ToList();
        return all.Exists(t => !Locales.Contains(t.Name)) ? new WrongForm(name, "BASE_TYPE_CHOICES") : First(all.Select(t => wrong(t.Value.GetString() ?? "")));
    }

    private static WrongForm? Twice(List<JsonElement> named) =>
        named.Select(n => Text(n, "name")).Distinct().Count() < named.Count ? new WrongForm("name", "APPLICATION_COMMANDS_DUPLICATE_NAME") : null;

    private static bool RequiredAfterOptional(List<JsonElement> options)
    {
        var required = options.Select(option => option.TryGetProperty("required", out var r) && r.ValueKind == JsonValueKind.True).ToList();
        return required.Zip(required.Skip(1)).Any(pair => !pair.First && pair.Second);
    }

    private static int Type(JsonElement option) => option.TryGetProperty("type", out var type) ? type.GetInt32() : 0;

    private static Dictionary<string, object?> Shown(JsonElement command, int index)
    {
        var shown = command.EnumerateObject().ToDictionary(p => p.Name, object? (p) => p.Value);
        shown["id"] = $"{900 + index}";
        shown["application_id"] = DiscordObjects.Application;
        shown["version"] = "1";
        shown["nsfw"] = false;
        shown.TryAdd("type", 1);
        shown.TryAdd("default_member_permissions", null);
        return shown;
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$")]
    private static partial Regex Name();
}

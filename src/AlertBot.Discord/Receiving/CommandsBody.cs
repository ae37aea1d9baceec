using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Discord.Receiving;

/// <summary>The menu as Discord's bulk overwrite wants it: localised, what must be given before what may be, admins' commands hidden from others.</summary>
internal static class CommandsBody
{
    private const int ChatInput = 1;
    private const int LongestDescription = 100;
    private const string ManageServer = "32";

    public static byte[] Of(CommandMenu menu) => JsonSerializer.SerializeToUtf8Bytes(new JsonArray([.. menu.Commands.Select(Command)]));

    /// <summary>Changes exactly when the body does.</summary>
    public static string Hash(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private static JsonObject Command(MenuCommand command)
    {
        var json = Named(command.Name, command.Names, command.Description);
        json["type"] = ChatInput;
        json["options"] = Below(command, OptionTypes.SubCommandGroup);
        json["integration_types"] = new JsonArray(0);
        json["contexts"] = command.Audience == CommandAudience.Everyone ? new JsonArray(0, 1) : new JsonArray(0);
        json["default_member_permissions"] = command.Audience == CommandAudience.Everyone ? null : ManageServer;
        return json;
    }

    private static JsonArray Below(MenuCommand command, int groupType) => command.Below.IsDefaultOrEmpty
        ? [.. command.Options.OrderByDescending(option => option.IsRequired).Select(Option)]
        : [.. command.Below.Select(below => SubCommand(below, groupType))];

    private static JsonObject SubCommand(MenuCommand command, int groupType)
    {
        var json = Named(command.Name, command.Names, command.Description);
        json["type"] = command.Below.IsDefaultOrEmpty ? OptionTypes.SubCommand : groupType;
        json["options"] = Below(command, OptionTypes.SubCommand);
        return json;
    }

    private static JsonObject Option(MenuOption option)
    {
        var json = Named(option.Name, option.Names, option.Description);
        json["type"] = OptionTypes.Number(option.Kind);
        json["required"] = option.IsRequired;
        if (!option.Choices.IsDefaultOrEmpty)
        {
            json["choices"] = new JsonArray([.. option.Choices.Select(choice => Choice(choice, option.Kind))]);
        }
        else if (option.HasSuggestions)
        {
            json["autocomplete"] = true;
        }

        Set(json, "max_length", option.Longest);
        Set(json, "min_value", option.Least);
        Set(json, "max_value", option.Most);
        return json;
    }

    private static JsonObject Choice(MenuChoice choice, OptionKind kind) => new()
    {
        ["name"] = Cut(choice.Label.En),
        ["name_localizations"] = Translations(choice.Label, Cut),
        ["value"] = kind switch
        {
            OptionKind.Whole => long.Parse(choice.Value, CultureInfo.InvariantCulture),
            OptionKind.Number => double.Parse(choice.Value, CultureInfo.InvariantCulture),
            _ => choice.Value,
        },
    };

    private static JsonObject Named(string name, Localized? names, Localized description)
    {
        var json = new JsonObject { ["name"] = name, ["description"] = Cut(description.En), ["description_localizations"] = Translations(description, Cut) };
        if (names is not null)
        {
            json["name_localizations"] = Translations(names, text => text);
        }

        return json;
    }

    /// <summary>English stands under its own keys too: Discord falls back from one English to the other, and only then to the default.</summary>
    private static JsonObject Translations(Localized text, Func<string, string> fit) => new()
    {
        ["en-GB"] = fit(text.En),
        ["en-US"] = fit(text.En),
        ["ru"] = fit(text.Ru),
        ["uk"] = fit(text.Uk),
    };

    private static void Set(JsonObject json, string name, long? value)
    {
        if (value is { } number)
        {
            json[name] = number;
        }
    }

    private static string Cut(string text) => TextLength.Cut(text, LongestDescription);
}

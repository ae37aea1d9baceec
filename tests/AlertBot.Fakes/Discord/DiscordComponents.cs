using System.Text.Json;
using static AlertBot.Fakes.Discord.DiscordBody;

namespace AlertBot.Fakes.Discord;

/// <summary>Rows of buttons, as Discord checks and keeps them.</summary>
internal static class DiscordComponents
{
    public static WrongForm? Wrong(JsonElement body, bool isWebhook)
    {
        var rows = Items(body, "components").Select(row => Items(row, "components").ToList()).ToList();
        var buttons = rows.SelectMany(row => row).ToList();
        var ids = buttons.Select(button => Text(button, "custom_id")).OfType<string>().ToList();
        return rows.Count > 5 || rows.Exists(row => row.Count is 0 or > 5 || (row.Count > 1 && row.Exists(IsList))) ? new WrongForm("components", "BASE_TYPE_BAD_LENGTH")
            : ids.Distinct().Count() < ids.Count ? new WrongForm("components", "COMPONENT_CUSTOM_ID_DUPLICATED")
            : isWebhook && ids.Count > 0 ? new WrongForm("components", "a webhook of people has no interactive components")
            : First(buttons.Select(button => IsList(button) ? WrongList(button) : WrongButton(button)));
    }

    public static IReadOnlyList<IReadOnlyList<DiscordButton>> Read(JsonElement body) =>
        [.. Items(body, "components").Select(row => Items(row, "components").Where(button => !IsList(button)).Select(Button).ToList()).Where(row => row.Count > 0)];

    private static bool IsList(JsonElement component) => component.TryGetProperty("type", out var type) && type.GetInt32() == 3;

    private static WrongForm? WrongList(JsonElement list)
    {
        var options = Items(list, "options").ToList();
        return (Text(list, "custom_id") ?? "").Length is 0 or > 100 ? new WrongForm("custom_id", "BASE_TYPE_BAD_LENGTH")
            : CodePoints(Text(list, "placeholder") ?? "") > 150 ? new WrongForm("placeholder", "BASE_TYPE_MAX_LENGTH")
            : options.Count is 0 or > 25 ? new WrongForm("options", "BASE_TYPE_BAD_LENGTH")
            : options.Select(option => Text(option, "value")).Distinct().Count() < options.Count ? new WrongForm("options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED")
            : options.Exists(option => CodePoints(Text(option, "label") ?? "") is 0 or > 100) ? new WrongForm("label", "BASE_TYPE_BAD_LENGTH")
            : null;
    }

    private static DiscordButton Button(JsonElement button) =>
        new(Text(button, "label") ?? "", button.GetProperty("style").GetInt32(), Text(button, "url"), Text(button, "custom_id"));

    private static WrongForm? WrongButton(JsonElement json)
    {
        var button = Button(json);
        var isLink = button.Style == 5;
        return CodePoints(button.Label) is 0 or > 80 ? new WrongForm("label", "BASE_TYPE_BAD_LENGTH")
            : isLink ? button is { Url: not null, CustomId: null } && IsLink(button.Url, 512) ? null : new WrongForm("url", "a link button needs a link of 512 at most")
            : button is { Url: null, CustomId.Length: > 0 and <= 100 } ? null : new WrongForm("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED");
    }
}

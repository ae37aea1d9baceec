using System.Collections.Immutable;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>One screen with all that can be set; a setting has a screen of its own with what can be chosen.</summary>
internal sealed class SettingsCommand(IDestinationStore store, SettingsList settings, TemplatePreview preview, VainChoices vain) : AdminCommand(store)
{
    /// <summary>Discord's lists hold no more; the rest is set by typing.</summary>
    private const int MostInList = 25;

    public override string Name => "settings";

    public override ImmutableArray<CommandOption> Options =>
        [new("setting") { Longest = 30, HasSuggestions = true }, new("value") { TakesRest = true, Longest = MessageTemplateLongest, HasSuggestions = true }, Channel];

    private const int MessageTemplateLongest = Composing.MessageTemplate.Longest;

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var orders = await OrdersAsync(call, cancellationToken);
        return call.Arguments["setting"] is { } key ? await SettingAsync(settings.Find(key, call.Platform, call.Words), orders, call, cancellationToken) : All(orders, call);
    }

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) => Task.FromResult(
        option == "value" ? settings.SuggestValue(call.Arguments["setting"], typed, call.Words) : settings.Suggest(call.Platform, typed, call.Words));

    /// <summary>Shows one setting, after it was changed if a value was given.</summary>
    internal async Task<CommandReply> SettingAsync(DestinationSetting setting, DestinationOrders orders, CommandCall call, CancellationToken cancellationToken)
    {
        var lines = new List<TextLine>();
        if (call.Arguments["value"] is { } value)
        {
            if (setting.IsShownFirst && value != TemplatePreview.Save && setting.Apply(orders, value) is { Destination.Wishes.Template: not null } changed)
            {
                return await preview.ShowAsync(changed, value, call, cancellationToken);
            }

            value = setting.IsShownFirst && value == TemplatePreview.Save ? await preview.TakeAsync(call, cancellationToken) : value;
            var before = setting.Show(orders, call.Words);
            orders = await Store.SaveAsync(setting.Apply(orders, value), setting.IsShownFirst ? call.Note with { What = $"{setting.Key} {value}" } : call.Note, cancellationToken);
            lines.Add(TextLine.Plain(call.Words.Text("settings.changed", before, setting.Show(orders, call.Words))));
            lines.AddRange(await vain.OfAsync(setting, orders, call.Now, call.Words, cancellationToken));
        }

        return One(setting, orders, lines, call);
    }

    private CommandReply All(DestinationOrders orders, CommandCall call)
    {
        var wishes = orders.Destination.Wishes;
        return CommandReply.Screen(
            Say.Message(
                OfPlace(call, "settings.title"),
                [.. orders.Destination.Broken is { } broken ? [TextLine.Plain(call.Words.Text("settings.broken", broken))] : Array.Empty<TextLine>(), .. settings.Of(call.Platform).Select(s => Say.Labelled(call.Words.Text($"setting.{s.Key}"), s.Show(orders, call.Words)))]) with
            {
                Buttons =
                [
                    [
                        new MessageButton(call.Words.Text("button.test"), Command: "test"),
                        new MessageButton(call.Words.Text(wishes.Paused ? "button.resume" : "button.pause"), Command: $"settings pause {(wishes.Paused ? "off" : "on")}"),
                        new MessageButton(call.Words.Text("button.undo"), Command: "undo"),
                        new MessageButton(call.Words.Text("button.unsubscribe"), Command: "unsubscribe"),
                    ],
                ],
            },
            new ChoiceList($"settings {ButtonData.Single}", call.Words.Text("settings.which"), [.. settings.Of(call.Platform).Take(MostInList).Select(s => new Choice(call.Words.Text($"setting.{s.Key}"), s.Key))]));
    }

    private static CommandReply One(DestinationSetting setting, DestinationOrders orders, List<TextLine> lines, CommandCall call)
    {
        var choices = setting.Choices(orders, call.Words);
        var message = Say.Message(
            $"{call.Words.Text($"setting.{setting.Key}")}: {setting.Show(orders, call.Words)}",
            [.. lines, .. Say.Paragraphs(call.Words.Text($"how.{setting.Key}")), TextLine.Of(LineStyle.Quote, new TextRun(call.Words.Text("settings.type", setting.Key)))]) with
        {
            Buttons = [.. setting.IsMany ? [] : Buttons.InRows([.. choices.Where(c => ButtonData.Fits($"settings {setting.Key} {c.Value}")).Take(12).Select(c => new MessageButton((c.IsChosen ? "✓ " : "") + c.Label, Command: $"settings {setting.Key} {c.Value}"))], 4), [new MessageButton(call.Words.Text("button.back"), Command: "settings"), new MessageButton(call.Words.Text("button.undo"), Command: "undo")]],
        };
        return setting.IsMany && !choices.IsEmpty
            ? CommandReply.Screen(message, new ChoiceList($"settings {setting.Key} {ButtonData.Toggle}", call.Words.Text($"setting.{setting.Key}"), [.. choices.Select(c => new Choice(c.Label, c.Value, IsChosen: c.IsChosen))], Least: 1, Most: choices.Length))
            : CommandReply.Screen(message);
    }
}

/// <summary>A setting with a command of its own: <c>/quiet 23:00-07:00</c> is <c>/settings quiet 23:00-07:00</c>.</summary>
internal sealed class ShortcutCommand(IDestinationStore store, SettingsCommand command, SettingsList settings, string name, string setting) : AdminCommand(store)
{
    public override string Name => name;

    public override ImmutableArray<CommandOption> Options => [new("value") { TakesRest = true, Longest = Composing.MessageTemplate.Longest, HasSuggestions = true }, Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        await command.SettingAsync(settings.Find(setting), await OrdersAsync(call, cancellationToken), call, cancellationToken);

    public override Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        Task.FromResult(settings.SuggestValue(setting, typed, call.Words));
}

/// <summary><c>/pause</c> and <c>/resume</c>.</summary>
internal sealed class PauseCommand(IDestinationStore store, SettingsCommand command, SettingsList settings, bool pauses) : AdminCommand(store)
{
    public override string Name => pauses ? "pause" : "resume";

    public override ImmutableArray<CommandOption> Options => [Channel];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => await command.SettingAsync(
        settings.Find("pause"),
        await OrdersAsync(call, cancellationToken),
        call with { Arguments = new CommandArguments(call.Arguments.Values.SetItem("value", pauses ? "on" : "off")) },
        cancellationToken);
}

using System.Collections.Concurrent;
using AlertBot.Alerts;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// Shows the newest alert in a template before the template is saved. What was shown waits for its button, which could not hold it, one for
/// each person and destination; it is forgotten at a restart.
/// </summary>
internal sealed class TemplatePreview(ILookUpStore lookUps, Composer composer)
{
    /// <summary>The value of the setting that saves what was shown.</summary>
    public const string Save = "save";

    private const int Most = 10_000;
    private static readonly Duration Past = Duration.FromDays(90);

    private readonly ConcurrentDictionary<string, string> _shown = new();

    /// <param name="changed">As the destination would be.</param>
    public async Task<CommandReply> ShowAsync(DestinationOrders changed, string template, CommandCall call, CancellationToken cancellationToken)
    {
        if (_shown.Count >= Most)
        {
            _shown.Clear();
        }

        _shown[Key(call)] = template;
        var words = Localizer.For(changed.Destination.Language);
        var message = await lookUps.AlertsAsync(call.Now - Past, 1, cancellationToken) is [var newest, ..]
            ? composer.Compose(newest.Alert, changed.Destination, call.Now) with { Mentions = Mentions.None }
            : MessageTemplate.Fill(template, Say.Message(words.Text("test.sample"), TextLine.Plain("…")), words.Text(TextKey.Of("kind", AlertKind.NewStory)), "…");
        return CommandReply.Screen(message with
        {
            Footer = call.Words.Text("template.preview"),
            Buttons = [[new MessageButton(call.Words.Text("button.save"), Command: $"settings template {Save}"), new MessageButton(call.Words.Text("button.settings"), Command: "settings template")]],
        });
    }

    /// <exception cref="RefusedException">Nothing was shown to this person.</exception>
    public string Take(CommandCall call) => _shown.TryRemove(Key(call), out var template) ? template : throw new RefusedException("template.nothing");

    private static string Key(CommandCall call) => $"{call.Target.Address} {call.Who.Id}";
}

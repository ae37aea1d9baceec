using AlertBot.Alerts;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// Shows the newest alert in a template before the template is saved. What was shown waits for its button, which could not hold it, one for
/// each person and destination.
/// </summary>
internal sealed class TemplatePreview(NextAlert next, IDrafts drafts)
{
    /// <summary>The value of the setting that saves what was shown.</summary>
    public const string Save = "save";

    /// <param name="changed">As the destination would be.</param>
    public async Task<CommandReply> ShowAsync(DestinationOrders changed, string template, CommandCall call, CancellationToken cancellationToken)
    {
        await drafts.KeepAsync(Name(call), template, call.Now, cancellationToken);
        var words = Localizer.For(changed.Destination.Language);
        var message = await next.ComposeAsync(changed, call.SeenBy, call.Now, cancellationToken)
            ?? MessageTemplate.Fill(template, Say.Message(words.Text("test.sample"), TextLine.Plain("…")), words.Text(TextKey.Of("kind", AlertKind.NewStory)), "…");
        return CommandReply.Screen(message with
        {
            // Whose picture it is stands below it here, too.
            Footer = message is { LinkedPicture: not null, Footer: { } footer } ? $"{call.Words.Text("template.preview")} · {footer}" : call.Words.Text("template.preview"),
            Buttons = [[new MessageButton(call.Words.Text("button.save"), Command: $"settings template {Save}"), new MessageButton(call.Words.Text("button.settings"), Command: "settings template")]],
        });
    }

    /// <exception cref="RefusedException">Nothing was shown to this person.</exception>
    public async Task<string> TakeAsync(CommandCall call, CancellationToken cancellationToken) =>
        await drafts.TakeAsync(Name(call), call.Now, cancellationToken) ?? throw new RefusedException("template.nothing");

    private static string Name(CommandCall call) => $"template {call.Target.Address} {call.Who.Id}";
}

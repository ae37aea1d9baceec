using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Saying;

/// <summary>Answers in the caller's language.</summary>
internal static class Say
{
    public static ChatMessage Message(string title, params IEnumerable<TextLine> lines) => new(MessageTone.Update, title, [.. lines]);

    public static Reply Problem(Localizer words, string key, params object[] values) =>
        new(new ChatMessage(MessageTone.Notice, words.Text(key, values), []), IsPrivate: true);

    /// <param name="suggestions">Of what may be answered: to be chosen instead of typed.</param>
    public static Reply Question(Localizer words, ChatCommand command, CommandOption missing, ImmutableArray<Suggestion> suggestions)
    {
        var ask = words.Text("ask", words.Text($"option.{missing.Name}"));
        var message = Message($"/{command.Name}: {ask}");
        message = missing.Choices.IsEmpty ? message : message with { Buttons = Buttons.InRows([.. missing.Choices.Select(c => new MessageButton(words.Text($"choice.{c}"), Command: $"{command.Name} {c}"))], 3) };
        return new Reply(message, IsPrivate: true) { Lists = Lists.ToChoose(command.Name, words.Text($"option.{missing.Name}"), suggestions) };
    }

    public static Reply Welcome(Localizer words, ImmutableArray<string> problems) =>
        new(Message(words.Text("contact.title"), [.. Paragraphs(words.Text("contact.welcome")), .. problems.Select(p => TextLine.Of(LineStyle.Bullet, new TextRun(words.Text("contact.problem", p))))]) with
        {
            Buttons = [[new MessageButton(words.Text("button.subscribe"), Command: "subscribe"), new MessageButton(words.Text("button.choose"), Command: "subscribe choose")], [new MessageButton(words.Text("button.help"), Command: "help")]],
        });

    public static Reply Contact(Localizer words, string key, Place place)
    {
        var message = Message(words.Text("contact.title"), Paragraphs(words.Text(key, place.Name ?? place.Address.Value)));
        return new Reply(key == "contact.channel"
            ? message with { Buttons = [[new MessageButton(words.Text("button.manage"), Command: $"manage {place.Address.Value}")]] }
            : message);
    }

    public static IEnumerable<TextLine> Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(TextLine.Plain);

    public static TextLine Labelled(string label, string text) => TextLine.Of(LineStyle.Bullet, new TextRun(label + ": ", RunStyle.Bold), new TextRun(text));
}

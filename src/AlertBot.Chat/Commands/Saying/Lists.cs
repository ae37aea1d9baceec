using System.Collections.Immutable;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Saying;

/// <summary>Lines of lists, the same wherever they are shown.</summary>
internal static class Lists
{
    private const int LongestTitle = 200;

    /// <summary>Discord's lists hold no more.</summary>
    private const int MostToChoose = 25;

    public static TextLine Item(ItemLine item, PublisherCatalog publishers, Localizer words, Instant now) => TextLine.Of(
        LineStyle.Bullet,
        new TextRun(Cut(item.Title), RunStyle.Plain, item.Link),
        new TextRun($" — {Publisher(item.Publisher, publishers, words)}, {Ago.Of(words, item.Published, now)} · i{item.Id}"));

    public static TextLine Story(StoryLine story, Localizer words, Instant now) => TextLine.Of(
        LineStyle.Bullet,
        new TextRun(Cut(story.Title), RunStyle.Bold),
        new TextRun($" — {Extent(story, words, now)} · s{story.Id}"));

    /// <summary>How many report it, and when last.</summary>
    public static string Extent(StoryLine story, Localizer words, Instant now) =>
        $"{words.Count("reports", story.Items)}, {words.Count("publishers", story.Publishers)}, {Ago.Of(words, story.Updated, now)}";

    public static TextLine Alert(NumberedAlert alert, string title, Localizer words, Instant now) => TextLine.Of(
        LineStyle.Bullet,
        new TextRun(Cut(title), RunStyle.Plain, Composer.Link(alert.Alert.Content.Headlines, words) ?? alert.Alert.Content.Sources.FirstOrDefault()?.Url),
        new TextRun($" — {words.Text(TextKey.Of("kind", alert.Alert.Kind))}, {Ago.Of(words, alert.Alert.At, now)} · a{alert.Number}"));

    /// <summary>A list whose choice is the next word behind a command; empty where there is nothing to choose.</summary>
    public static ImmutableArray<ChoiceList> ToChoose(string command, string placeholder, IEnumerable<Suggestion> suggestions)
    {
        var data = $"{command} {ButtonData.Single}";
        ImmutableArray<Choice> choices = [.. suggestions
            .Select(s => new Choice(s.Label, s.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{s.Value}\"" : s.Value))
            .Where(c => ButtonData.Fits($"{data} {c.Value}"))
            .Take(MostToChoose)];
        return choices.IsEmpty ? [] : [new ChoiceList(data, placeholder, choices)];
    }

    public static string Publisher(string id, PublisherCatalog publishers, Localizer words)
    {
        var publisher = publishers.Find(id);
        return publisher.StateMedia is null ? publisher.Name : $"{publisher.Name} ({words.Text("state-media")})";
    }

    public static string Cut(string title) => title.Length == 0 ? "…" : TextLength.Cut(title, LongestTitle);
}

using System.Buffers;
using System.Collections.Immutable;
using AlertBot.Feeds;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Classification;

/// <summary>An item's title and text as one string, plain and folded, with its sentences.</summary>
internal sealed class ItemWords
{
    /// <summary>What comes later in a long article rarely says what the article is about.</summary>
    private const int LongestText = 4000;

    private const int LeadLength = 400;

    /// <summary>A "title" of more sentences is a text.</summary>
    private const int MostHeadlines = 8;

    private static readonly SearchValues<char> HeadlineEnds = SearchValues.Create(".?!…;");

    private List<Range>? _sentences;

    private ItemWords(string all, int titleLength, char[] folded)
    {
        All = all;
        TitleLength = titleLength;
        Folded = folded;
    }

    public string All { get; }

    public int TitleLength { get; }

    public ReadOnlyMemory<char> Folded { get; }

    public bool HasText => All.Length > TitleLength + 1;

    public int LeadEnd => Math.Min(All.Length, TitleLength + 1 + LeadLength);

    public static ItemWords Of(string title, string text)
    {
        var plainText = PlainText.Of(text);
        // Channels publish without titles: there the first sentence is what a title is elsewhere.
        var plainTitle = PlainText.Of(title) is { Length: > 0 } own ? own : FirstSentence(plainText);
        var kept = plainText.AsSpan(0, Math.Min(plainText.Length, LongestText));
        var all = string.Concat(plainTitle, "\n", kept);
        var folded = new char[all.Length];
        CharFold.Fold(all, folded);
        folded[plainTitle.Length] = CharFold.Break;
        return new ItemWords(all, plainTitle.Length, folded);
    }

    /// <summary>The title's sentences; "Iran truce over. And, swimmers return; a new pope" has three, most have one.</summary>
    public ImmutableArray<Range> Headlines => All.AsSpan(0, TitleLength).IndexOfAny(HeadlineEnds) < 0 ? [0..TitleLength] : SplitTitle();

    private ImmutableArray<Range> SplitTitle()
    {
        var title = All[..TitleLength].Replace(';', '\n');
        return Sentences.Of(title) is { Count: > 0 and <= MostHeadlines } several ? [.. several] : [0..TitleLength];
    }

    private static string FirstSentence(string text) => Sentences.Of(text) is [var first, ..] ? text[first] : "";

    /// <summary>The sentences of the text behind the title, in their order.</summary>
    public List<Range> TextSentences => _sentences ??= Sentences.Of(All, TitleLength + 1);
}

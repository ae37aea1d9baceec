using AlertBot.Feeds;

namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Title and text as one plain text; the title is a sentence of its own.</summary>
internal static class ItemPlainText
{
    public static string Of(string title, string text)
    {
        var all = title.Length == 0 ? text : text.Length == 0 ? title : $"{title}\n{text}";
        // What is plain already is left as it stands, so that a quote is found in the source letter by letter.
        return all.AsSpan().IndexOfAny('<', '&') < 0 ? all : PlainText.Of(all);
    }
}

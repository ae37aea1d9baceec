using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Fetching;

/// <summary>Tells a web page from a feed by its first words: log-ins and robot checks come with status 200.</summary>
public static class HtmlPage
{
    private const int Looked = 1024;

    // A byte order mark, read as Latin-1, is no letter of markup.
    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\r\n\u00ef\u00bb\u00bf\u00fe\u00ff");

    public static bool Is(ReadOnlySpan<byte> body)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, Looked)]).Replace("\0", "", StringComparison.Ordinal);
        var rest = SkipProlog(start);
        return Begins(rest, "<!doctype html") || Begins(rest, "<html") || Begins(rest, "<head") || Begins(rest, "<body") || Begins(rest, "<script");
    }

    private static ReadOnlySpan<char> SkipProlog(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var open = text.IndexOf('<');
            if (open < 0 || text[..open].ContainsAnyExcept(Blank))
            {
                return text;
            }

            text = text[open..];
            var end = Begins(text, "<!--") ? After(text, "-->") : Begins(text, "<?") ? After(text, "?>") : 0;
            if (end <= 0)
            {
                return text;
            }

            text = text[end..];
        }
    }

    private static bool Begins(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static int After(ReadOnlySpan<char> text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? at + mark.Length : 0;
}

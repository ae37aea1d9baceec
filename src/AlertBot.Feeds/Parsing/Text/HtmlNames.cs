using System.Collections.Frozen;

namespace AlertBot.Feeds.Parsing.Text;

/// <summary>Tells tags of HTML from other things in angle brackets, such as List&lt;String&gt;.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = (
        "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption center cite code "
        + "col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 "
        + "h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noscript object ol "
        + "optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub summary "
        + "sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks = (
        "address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr img li main nav ol p pre "
        + "section table tbody td tfoot th thead tr ul")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsElement(ReadOnlySpan<char> name) => Names.Contains(name);

    /// <summary>Words on both sides of such a tag are two words.</summary>
    public static bool Separates(ReadOnlySpan<char> name) => Blocks.Contains(name);
}

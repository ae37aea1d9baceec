namespace AlertBot.Feeds.Parsing.Markup;

internal enum TokenKind
{
    /// <summary>The document is over.</summary>
    End,
    Open,
    Close,
    CData,

    /// <summary>A comment, a processing instruction or a document type.</summary>
    Aside,
}

/// <summary>One piece of markup, as offsets into the document.</summary>
/// <param name="Start">Of its first character, the &lt;.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Inner">For a tag its name, for CDATA its text, for a document type all of it; offset and end.</param>
/// <param name="IsEmpty">A tag that closes itself.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, Range Inner, bool IsEmpty = false)
{
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> document) => document[Inner];

    /// <summary>What stands between the name of a tag and its end.</summary>
    public ReadOnlySpan<byte> Attributes(ReadOnlySpan<byte> document) => document[Inner.End.Value..End];
}

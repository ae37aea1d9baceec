using System.Collections.Immutable;

namespace AlertBot.Chat.Delivery;

public sealed record TextLine(LineStyle Style, ImmutableArray<TextRun> Runs)
{
    public static TextLine Plain(string text) => new(LineStyle.Paragraph, [new TextRun(text)]);

    public static TextLine Of(LineStyle style, params ImmutableArray<TextRun> runs) => new(style, runs);
}

public enum LineStyle
{
    Paragraph,
    Bullet,
    Quote,
    Heading,
}

/// <param name="Link">http or https, or null.</param>
public sealed record TextRun(string Text, RunStyle Style = RunStyle.Plain, string? Link = null);

public enum RunStyle
{
    Plain,
    Bold,
    Italic,
    Struck,
}

using Microsoft.AspNetCore.Components;

namespace AlertBot.Pages.Views;

/// <summary>The text element of SVG: in markup, Razor takes its name for its own.</summary>
internal static class SvgText
{
    /// <param name="style">Its class.</param>
    /// <param name="anchor">Which end of the text <paramref name="x"/> is: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public static RenderFragment Of(string style, string x, int y, string anchor, string words) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", style);
        builder.AddAttribute(2, "x", x);
        builder.AddAttribute(3, "y", y);
        builder.AddAttribute(4, "text-anchor", anchor);
        builder.AddContent(5, words);
        builder.CloseElement();
    };
}

using System.IO.Hashing;

namespace AlertBot.Pages;

/// <summary>A file that pages load. Its address changes with its content, so that browsers may keep it for good.</summary>
internal sealed record PageAsset(string Address, string ContentType, byte[] Content);

/// <summary>The files that travel inside the program for its pages: nothing is asked of anybody else.</summary>
internal static class PageAssets
{
    public static PageAsset Style { get; } = Load("site.css", "text/css; charset=utf-8");

    public static PageAsset Script { get; } = Load("site.js", "text/javascript; charset=utf-8");

    public static PageAsset Icon { get; } = Load("icon.svg", "image/svg+xml");

    public static IReadOnlyList<PageAsset> All { get; } = [Style, Script, Icon];

    private static PageAsset Load(string name, string contentType)
    {
        using var file = typeof(PageAssets).Assembly.GetManifestResourceStream($"AlertBot.Pages.Assets.{name}")
            ?? throw new InvalidOperationException($"the page's file '{name}' is missing from the build");
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return new PageAsset($"/assets/{XxHash3.HashToUInt64(content):x16}-{name}", contentType, content);
    }
}

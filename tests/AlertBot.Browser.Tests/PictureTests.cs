using System.Buffers.Binary;
using Microsoft.Playwright;

namespace AlertBot.Browser.Tests;

/// <summary>The pictures of the README, taken of the demo's store. Set ALERTBOT_APPROVE=1 to keep new ones, and look at them.</summary>
[Collection(nameof(Site))]
public sealed class PictureTests(Site site)
{
    private const int Width = 1200;
    private const int Height = 820;

    [Theory]
    [InlineData("page-deadlines.png", "/deadlines", "en", ColorScheme.Light)]
    [InlineData("page-deadline.png", "/deadlines/2", "uk", ColorScheme.Dark)]
    public async Task The_pictures_of_the_README_can_be_taken_anew(string file, string page, string language, ColorScheme colours)
    {
        await using var visitor = await site.VisitAsync(language, Width, colours: colours);
        await visitor.Page.SetViewportSizeAsync(Width, Height);
        await visitor.Page.GotoAsync(page);

        var picture = await visitor.Page.ScreenshotAsync();

        Assert.Equal((Width, Height), (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
        var kept = Path.Combine(Images(AppContext.BaseDirectory), file);
        if (Environment.GetEnvironmentVariable("ALERTBOT_APPROVE") == "1")
        {
            await File.WriteAllBytesAsync(kept, picture, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(kept), $"{kept} is missing: run this test with ALERTBOT_APPROVE=1");
    }

    private static string Images(string folder) => File.Exists(Path.Combine(folder, "AlertBot.sln"))
        ? Path.Combine(folder, "docs", "images")
        : Images(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests must be run inside the checkout."));
}

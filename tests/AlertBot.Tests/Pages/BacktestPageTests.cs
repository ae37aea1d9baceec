using System.Net;

namespace AlertBot.Tests.Pages;

public sealed class BacktestPageTests
{
    [Fact]
    public async Task A_setting_is_tried_and_nothing_is_changed()
    {
        await using var host = await PageHost.StartAsync();
        using var admin = await host.Visit().SignInAsync();
        var before = await admin.ReadAsync("/changes");

        var page = await admin.ReadAsync($"/backtest?destination={await DestinationAsync(admin)}&setting=urgency&value=breaking&days=30");

        Assert.Contains("Of 0 alerts in 30 days 0 would come now, and 0 then.", page, StringComparison.Ordinal);
        Assert.Equal(Rows(before), Rows(await admin.ReadAsync("/changes")));
    }

    [Theory]
    [InlineData("urgency", "very")]
    [InlineData("no-such-setting", "x")]
    [InlineData("include", "/(((/")]
    public async Task What_cannot_be_set_is_refused_with_the_reason(string setting, string value)
    {
        await using var host = await PageHost.StartAsync();
        using var admin = await host.Visit().SignInAsync();

        var page = await admin.ReadAsync($"/backtest?destination={await DestinationAsync(admin)}&setting={setting}&value={Uri.EscapeDataString(value)}");

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_admins_backtest()
    {
        await using var host = await PageHost.StartAsync();
        using var visitor = host.Visit();

        using var answer = await visitor.GetAsync("/backtest");

        Assert.Equal((HttpStatusCode.OK, "/sign-in"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath));
    }

    private static async Task<string> DestinationAsync(PageVisitor admin) =>
        Uri.EscapeDataString((await admin.ReadAsync("/backtest")).Split("<option value=\"", 2)[1].Split('"', 2)[0]);

    private static int Rows(string page) => page.Split("<tr>").Length;
}

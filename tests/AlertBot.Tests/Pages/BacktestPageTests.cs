using System.Net;

namespace AlertBot.Tests.Pages;

public sealed class BacktestPageTests
{
    private const string Dossier = "ukraine-russia-talks";

    [Fact]
    public async Task A_setting_is_tried_and_nothing_is_changed()
    {
        await using var host = await PageHost.StartAsync();
        using var admin = await host.Visit().SignInAsync();
        var before = await admin.ReadAsync("/changes");

        var page = await admin.ReadAsync($"/backtest?destination={await DestinationAsync(admin)}&setting=urgency&value=breaking&days=30");

        Assert.Contains("Days: 30, alerts: 0. Coming now: 0; with the change: 0.", page, StringComparison.Ordinal);
        Assert.Equal(Rows(before), Rows(await admin.ReadAsync("/changes")));
    }

    [Theory]
    [InlineData("urgency", "very")]
    [InlineData("no-such-setting", "x")]
    [InlineData("include", "/(((/")]
    [InlineData("urgency", "")]
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

    [Theory]
    [InlineData("en", "relevance", "0,65", "Relevance threshold (Ukraine-Russia talks)", "0.65 instead of 0.4")]
    [InlineData("uk", "category", "0.7", "Поріг категорії (Переговори України та Росії)", "0,7 замість 0,4")]
    [InlineData("ru", "category", "0.7", "Порог категории (Переговоры Украины и России)", "0,7 вместо 0,4")]
    public async Task A_threshold_of_a_dossier_is_tried_as_in_chat_and_nothing_is_changed(string language, string threshold, string value, string name, string values)
    {
        await using var host = await PageHost.StartAsync();
        using var admin = await host.Visit().SignInAsync();
        var before = await admin.ReadAsync("/changes");

        var page = WebUtility.HtmlDecode(await admin.ReadAsync($"/backtest?lang={language}&dossier={Dossier}&threshold={threshold}&value={value}&days=30"));

        Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Contains(values, page, StringComparison.Ordinal);
        Assert.Contains($"\"{threshold}\": {value.Replace(',', '.')}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Equal(Rows(before), Rows(await admin.ReadAsync("/changes")));
    }

    [Theory]
    [InlineData(Dossier, "relevance", "1.5", "7", "“1.5” is no number between 0 and 1, such as 0.6.")]
    [InlineData(Dossier, "relevance", "<b>", "7", "“<b>” is no number between 0 and 1, such as 0.6.")]
    [InlineData(Dossier, "category", "", "7", "Which value should be tried for “Category threshold”?")]
    [InlineData(Dossier, "category", "0.6", "91", "“Days back” cannot be “91”: a whole number from 1 to 90 is needed.")]
    [InlineData(Dossier, "category", "0.6", "soon", "“Days back” cannot be “soon”: a whole number from 1 to 90 is needed.")]
    [InlineData(Dossier, "no-such-threshold", "0.6", "7", "“Threshold” cannot be “no-such-threshold”. Possible: relevance, category.")]
    [InlineData("no-such-dossier", "category", "0.6", "7", "“Dossier” cannot be “no-such-dossier”. Possible: ")]
    public async Task What_is_no_threshold_is_told_at_the_form_and_nothing_that_was_written_is_lost(string dossier, string threshold, string value, string days, string problem)
    {
        await using var host = await PageHost.StartAsync();
        using var admin = await host.Visit().SignInAsync();

        var html = await admin.ReadAsync($"/backtest?dossier={dossier}&threshold={threshold}&value={Uri.EscapeDataString(value)}&days={days}");
        var form = WebUtility.HtmlDecode(html.Split("id=\"threshold\"", 2)[1]);

        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains($"role=\"alert\">{problem}", form, StringComparison.Ordinal);
        Assert.Contains($"value=\"{value}\"", form, StringComparison.Ordinal);
        Assert.Contains($"value=\"{days}\"", form, StringComparison.Ordinal);
        Assert.Equal(dossier == Dossier, form.Contains($"value=\"{dossier}\" selected", StringComparison.Ordinal));
        Assert.Equal(threshold != "no-such-threshold", form.Contains($"value=\"{threshold}\" selected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_no_admin_tries_no_threshold()
    {
        await using var host = await PageHost.StartAsync();
        using var visitor = host.Visit();

        using var answer = await visitor.GetAsync($"/backtest?dossier={Dossier}&threshold=relevance&value=0.6");

        Assert.Equal((HttpStatusCode.OK, "/sign-in"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath));
    }

    private static async Task<string> DestinationAsync(PageVisitor admin) =>
        Uri.EscapeDataString((await admin.ReadAsync("/backtest")).Split("<option value=\"", 2)[1].Split('"', 2)[0]);

    private static int Rows(string page) => page.Split("<tr>").Length;
}

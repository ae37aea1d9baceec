using System.Net;
using Microsoft.Playwright;

namespace AlertBot.Browser.Tests;

[Collection(nameof(Site))]
public sealed class AccessTests(Site site)
{
    [Fact]
    public async Task What_only_admins_may_see_asks_for_the_key_and_leads_on()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/settings");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);

        await visitor.Page.Locator("#key").FillAsync(Site.AdminKey);
        await visitor.Page.Locator("main form button").ClickAsync();

        await visitor.Page.WaitForURLAsync($"{site.Address}/settings");
        Assert.DoesNotContain(Site.AdminKey, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Sign in" }).WaitForAsync();

        await visitor.Page.GotoAsync("/settings");

        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.Locator("#key").FillAsync("not the key at all");
        await visitor.Page.Locator("main form button").ClickAsync();
        Assert.NotEmpty(await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync());

        await visitor.Page.GotoAsync("/settings");

        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    /// <summary>A form that came from a cache would carry the token of another visitor, and be refused.</summary>
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/dossiers")]
    public async Task A_form_belongs_to_the_visitor_who_asked_for_it(string address)
    {
        Assert.SkipWhen(Site.Missing is not null, Site.Missing ?? "");
        using var first = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var second = new HttpClient { BaseAddress = new Uri(site.Address) };
        await FormTokenAsync(first, address);

        var ofFirst = await FormTokenAsync(first, address);
        var ofSecond = await FormTokenAsync(second, address);

        Assert.NotEqual(ofFirst, ofSecond);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/dossiers/try")]
    public async Task A_form_that_another_site_sends_is_refused(string address)
    {
        Assert.SkipWhen(Site.Missing is not null, Site.Missing ?? "");
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = Site.AdminKey, ["title"] = "x" });

        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task No_link_of_ours_leads_a_visitor_elsewhere(string back)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync($"/language/uk?back={Uri.EscapeDataString(back)}");

        Assert.Equal($"{site.Address}/", visitor.Page.Url);
    }

    [Fact]
    public async Task Every_answer_tells_browsers_what_they_must_not_do()
    {
        Assert.SkipWhen(Site.Missing is not null, Site.Missing ?? "");
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    private static async Task<string> FormTokenAsync(HttpClient client, string address)
    {
        var page = await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var field = page.IndexOf("__RequestVerificationToken", StringComparison.Ordinal);
        Assert.True(field >= 0, $"no form at {address}");
        return page[field..page.IndexOf('>', field)];
    }
}

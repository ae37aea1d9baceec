using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlertBot.Browser.Tests;

[Collection(nameof(Site))]
public sealed class PageTests(Site site)
{
    private const int Phone = 390;
    private const int Desk = 1280;

    private static readonly string[] ForAll = ["/", "/deadlines", "/deadlines/1", "/stories", "/stories/1", "/items/1", "/search?words=talks", "/sources", "/dossiers", "/dossiers/ukraine-russia-talks", "/sign-in", "/nothing-here"];
    private static readonly string[] ForAdmins = ["/feeds", "/destinations", "/backtest", "/backtest?destination=console&setting=urgency&value=breaking&days=90", "/backtest?dossier=ukraine-russia-talks&threshold=relevance&value=0.6&days=90", "/backtest?dossier=ukraine-russia-talks&threshold=relevance&value=6", "/changes", "/settings"];

    public static TheoryData<string, int> LanguagesAndWidths => new(
        from language in new[] { "en", "uk", "ru" }
        from width in new[] { Phone, Desk }
        select (language, width));

    public static TheoryData<string, ColorScheme> LanguagesAndColours => new()
    {
        { "en", ColorScheme.Light },
        { "en", ColorScheme.Dark },
        { "uk", ColorScheme.Light },
        { "ru", ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(LanguagesAndWidths))]
    public async Task Every_page_is_whole_without_JavaScript_and_fits_the_screen(string language, int width)
    {
        await using var visitor = await site.VisitAsync(language, width, javaScript: false);
        foreach (var page in ForAll)
        {
            await visitor.Page.GotoAsync(page);

            Assert.Equal(language, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.NotEmpty((await visitor.Page.Locator("h1").InnerTextAsync()).Trim());
            var box = await visitor.Page.Locator("main").BoundingBoxAsync();
            Assert.True(box!.Width <= width, $"{page} is {box.Width} wide on a screen of {width}");
        }
    }

    [Theory]
    [MemberData(nameof(LanguagesAndColours))]
    public async Task No_page_has_a_serious_fault_for_people_who_read_otherwise(string language, ColorScheme colours)
    {
        await using var visitor = await site.VisitAsync(language, colours: colours, isAdmin: true);
        var faults = new List<string>();
        foreach (var page in ForAll.Concat(ForAdmins))
        {
            await visitor.Page.GotoAsync(page);
            faults.AddRange(await FaultsAsync(visitor, page));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Nothing_is_asked_of_anybody_else_and_nothing_breaks_the_pages_own_policy()
    {
        await using var visitor = await site.VisitAsync();
        // The browser tells of these on threads of its own, at times after the page is loaded.
        var (asked, complaints) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        visitor.Page.Request += (_, request) => asked.Enqueue(request.Url);
        visitor.Page.Console += (_, message) => complaints.Enqueue(message.Text);
        visitor.Page.PageError += (_, error) => complaints.Enqueue(error);
        foreach (var page in ForAll.Where(p => p != "/nothing-here"))
        {
            await visitor.Page.GotoAsync(page, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        }

        Assert.All(asked, url => Assert.StartsWith(site.Address, url, StringComparison.Ordinal));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_chosen_language_stays()
    {
        await using var visitor = await site.VisitAsync("en");
        await visitor.Page.GotoAsync("/deadlines");
        await visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "UK", Exact = true }).ClickAsync();
        await visitor.Page.Locator("html[lang=uk]").WaitForAsync();
        Assert.EndsWith("/deadlines", visitor.Page.Url, StringComparison.Ordinal);

        await visitor.Page.GotoAsync("/stories");

        Assert.Equal("uk", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task A_deadline_shows_its_dates_before_and_the_words_of_its_sources()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/deadlines");
        await visitor.Page.Locator(".card", new PageLocatorOptions { HasText = "2 September 2025" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await visitor.Page.Locator("blockquote").First.WaitForAsync();

        Assert.Contains("8 August 2025", await visitor.Page.Locator(".card").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(await visitor.Page.Locator("blockquote").AllInnerTextsAsync(), quote => quote.Contains("50 days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pasted_text_is_read_and_explained()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/dossiers");
        await visitor.Page.Locator("#try-title").FillAsync("Ukraine and Russia hold a new round of peace talks in Istanbul");
        await visitor.Page.Locator("#try-text").FillAsync("The delegations led by Rustem Umerov and Vladimir Medinsky met in Istanbul.<script>alert(1)</script>");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Read it" }).ClickAsync();

        var reading = visitor.Page.Locator("section[aria-labelledby=reading]");
        Assert.Contains("ukraine-russia-talks: relevant", await reading.InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, await reading.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task A_wrong_threshold_is_told_at_its_form_and_a_right_one_is_tried()
    {
        await using var visitor = await site.VisitAsync(javaScript: false, isAdmin: true);
        await visitor.Page.GotoAsync("/backtest");
        var form = visitor.Page.Locator("section[aria-labelledby=threshold]");
        await form.Locator("[name=threshold]").SelectOptionAsync("category");
        await form.Locator("[name=value]").FillAsync("1.5");
        await form.Locator("[name=days]").FillAsync("30");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Equal("“1.5” is no number between 0 and 1, such as 0.6.", await form.GetByRole(AriaRole.Alert).InnerTextAsync());
        Assert.Equal(["category", "1.5", "30"], [await form.Locator("[name=threshold]").InputValueAsync(), await form.Locator("[name=value]").InputValueAsync(), await form.Locator("[name=days]").InputValueAsync()]);

        await form.Locator("[name=value]").FillAsync("0,7");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Contains("0.7 instead of 0.4", await visitor.Page.Locator("#result").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Alert).CountAsync());
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Visitor visitor, string page)
    {
        var result = await visitor.Page.RunAxe(new AxeRunOptions());
        return result.Violations
            .Where(v => v.Impact is "serious" or "critical" or "moderate")
            .SelectMany(v => v.Nodes.Select(n => $"{page}: {v.Id}: {n.Html}"));
    }
}

using System.Net;
using AlertBot.Alerts;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Pages;
using AlertBot.Pages.Views;
using AlertBot.Understanding.Classification;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AlertBot.Tests.Pages;

/// <summary>What the page shows of a backtest, whatever was tried.</summary>
public sealed class BacktestOutcomeTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 24, 12, 0);

    [Fact]
    public async Task An_alert_that_was_only_tried_leads_to_its_newest_item_since_its_story_has_no_number_that_anybody_knows()
    {
        var page = await ShowAsync(new TriedAlert(null, Of("Third round", day: 23), Comes: true, WouldCome: false));

        Assert.Contains("<a href=\"/items/12\" lang=\"en\">Third round</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/stories/", page, StringComparison.Ordinal);
        Assert.Contains("Would no longer come (1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_alert_leads_to_its_story() =>
        Assert.Contains("<a href=\"/stories/4\" lang=\"en\">Third round</a>", await ShowAsync(new TriedAlert(7, Of("Third round", day: 23), Comes: false, WouldCome: true)), StringComparison.Ordinal);

    [Fact]
    public async Task Every_day_has_its_bars_and_days_with_alerts_stand_in_the_table()
    {
        var page = await ShowAsync(
            new TriedAlert(7, Of("Third round", day: 23), Comes: true, WouldCome: true),
            new TriedAlert(8, Of("Second round", day: 23), Comes: true, WouldCome: false),
            new TriedAlert(9, Of("First round", day: 21), Comes: true, WouldCome: true));

        Assert.Equal(5, page.Split("class=\"comes\"").Length - 1);
        Assert.Equal(5, page.Split("class=\"would-come\"").Length - 1);
        Assert.Contains("<th scope=\"row\">23 Jul</th><td class=\"number\">2</td><td class=\"number\">1</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"row\">22 Jul</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing would be different.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_alerts_there_is_no_picture()
    {
        var page = await ShowAsync();

        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        Assert.Contains("Nothing would be different.", page, StringComparison.Ordinal);
    }

    private static Alert Of(string headline, int day) => new(
        headline, AlertKind.NewStory, "ukraine-russia-talks", Instant.FromUtc(2025, 7, day, 9, 0), 4, null, [11, 12], Urgency.Major, new AlertContent([new QuotedText("en", headline, 12)], [], [], [], []), "it is new");

    private static async Task<string> ShowAsync(params TriedAlert[] alerts)
    {
        await using var services = new ServiceCollection().AddSingleton(new Viewer(PageTexts.Find("en")!, IsAdmin: true, CanSignIn: true, Now, "/backtest")).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<BacktestOutcome>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(BacktestOutcome.Title)] = "If it were",
            [nameof(BacktestOutcome.Sums)] = new[] { "One sentence." },
            [nameof(BacktestOutcome.Alerts)] = alerts,
            [nameof(BacktestOutcome.Since)] = Now - Duration.FromDays(4),
            [nameof(BacktestOutcome.Zone)] = DateTimeZone.Utc,
        }))).ToHtmlString());
        return WebUtility.HtmlDecode(html);
    }
}

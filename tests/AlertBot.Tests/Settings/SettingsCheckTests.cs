using AlertBot.Settings;

namespace AlertBot.Tests.Settings;

public sealed class SettingsCheckTests
{
    [Fact]
    public void Settings_that_say_nothing_are_fine() => Assert.Empty(Problems(new AlertBotSettings()));

    [Theory]
    [InlineData("ftp://example.org/rss", "courier", "Feeds:0:Address")]
    [InlineData("example.org/rss", "courier", "Feeds:0:Address")]
    [InlineData("https://example.org/rss", "", "Feeds:0:Publisher")]
    public void A_feed_needs_an_address_of_the_web_and_a_publisher(string address, string publisher, string key) =>
        Assert.Equal([key], Keys(new AlertBotSettings { Feeds = [new FeedSettings { Address = address, Publisher = publisher }] }));

    [Theory]
    [InlineData("telegram", "-1001234567890", "Destinations:0:Platform")] // no token
    [InlineData("telegraph", "x", "Destinations:0:Platform")]
    [InlineData("console", "", null)]
    public void A_destination_needs_a_platform_that_can_be_used(string platform, string address, string? key) =>
        Assert.Equal(key is null ? [] : [key], Keys(With(new DestinationSettings { Name = "here", Platform = platform, Address = address })));

    [Theory]
    [InlineData("Europe/Kyiv", "23:00-07:00", "uk", null)]
    [InlineData("Kyiv", null, "uk", "Destinations:0:TimeZone")]
    [InlineData("Europe/Kyiv", "23:00-23:00", "uk", "Destinations:0:QuietHours")]
    [InlineData("Europe/Kyiv", "at night", "uk", "Destinations:0:QuietHours")]
    [InlineData("Europe/Kyiv", null, "ua", "Destinations:0:Language")]
    public void Zones_hours_and_languages_are_checked(string zone, string? quiet, string language, string? key) =>
        Assert.Equal(key is null ? [] : [key], Keys(With(new DestinationSettings { Name = "here", Platform = "console", TimeZone = zone, QuietHours = quiet, Language = language })));

    [Theory]
    [InlineData("Public", null)]
    [InlineData("OFF", null)]
    [InlineData("admin", null)]
    [InlineData("everybody", "Page:Mode")]
    public void A_mode_of_the_page_is_known_whatever_its_capitals(string mode, string? key)
    {
        var settings = new AlertBotSettings { Page = new() { Mode = mode } };
        Assert.Equal(key is null ? [] : [key], Keys(settings));
        Assert.Equal(mode.ToLowerInvariant(), settings.Page.Mode);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("keys", null)]
    [InlineData("no-such-folder/keys", "Page:KeyFolder")]
    public void The_folder_of_keys_may_be_made_in_one_that_is_there(string folder, string? key) =>
        Assert.Equal(key is null ? [] : [key], Keys(new AlertBotSettings { Page = new() { KeyFolder = Path.Combine(AppContext.BaseDirectory, folder) } }));

    [Fact]
    public void A_subscription_names_what_exists()
    {
        var settings = new AlertBotSettings
        {
            Destinations = [new DestinationSettings { Name = "here", Platform = "console" }],
            Subscriptions = [new SubscriptionSettings { Destination = "there", Dossiers = ["chess"], Categories = ["weather"], Reminders = [-1] }],
        };

        Assert.Equal(["Subscriptions:0:Destination", "Subscriptions:0:Dossiers:0", "Subscriptions:0:Categories:0", "Subscriptions:0:Reminders:0"], Keys(settings));
    }

    [Fact]
    public void A_problem_names_its_key_what_is_wrong_and_what_would_be_right()
    {
        var problem = Assert.Single(Problems(With(new DestinationSettings { Name = "here", Platform = "console", TimeZone = "Kyiv" })));

        Assert.Equal("Destinations:0:TimeZone is 'Kyiv', not an IANA time zone. For example: \"Europe/Kyiv\"", problem.ToString());
    }

    [Fact]
    public void A_secret_is_never_quoted()
    {
        var problems = Problems(new AlertBotSettings { Telegram = new TelegramSettings { Token = "hunter2" } });

        Assert.Equal(["Telegram:Token"], problems.Select(p => p.Key));
        Assert.DoesNotContain("hunter2", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    private static AlertBotSettings With(DestinationSettings destination) => new() { Destinations = [destination] };

    private static IReadOnlyList<SettingProblem> Problems(AlertBotSettings settings) => SettingsCheck.Find(settings, ["talks"]);

    private static IEnumerable<string> Keys(AlertBotSettings settings) => Problems(settings).Select(p => p.Key);
}

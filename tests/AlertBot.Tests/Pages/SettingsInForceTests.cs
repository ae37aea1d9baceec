using AlertBot.Pages;
using AlertBot.Settings;
using Microsoft.Extensions.Configuration;

namespace AlertBot.Tests.Pages;

public sealed class SettingsInForceTests
{
    [Fact]
    public void Secrets_are_masked_wherever_they_stand()
    {
        var settings = SettingsLoader.Bind(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "123456:secret-one",
            ["Discord:Token"] = "secret-two",
            ["Webhook:Secret"] = "secret-three",
            ["Page:AdminKey"] = "secret-four",
            ["Page:OpenId:ClientSecret"] = "secret-five",
            ["Feeds:0:Address"] = "https://reader:secret-six@feeds.example/rss",
            ["Destinations:0:Address"] = "https://discord.com/api/webhooks/1/secret-seven",
            ["Destinations:1:Address"] = "https://hooks.example/secret-eight",
            ["Storage:Connection"] = "Host=db;Password=secret-nine",
        }).Build());

        var lines = new SettingsInForce(settings).Lines;

        Assert.DoesNotContain(lines, line => line.Value.Contains("secret-", StringComparison.Ordinal));
        Assert.Contains(("Telegram:Token", "***"), lines);
    }

    [Fact]
    public void What_is_no_secret_is_shown_as_it_is()
    {
        var lines = new SettingsInForce(new AlertBotSettings()).Lines;

        Assert.Contains(("Http:Address", "http://localhost:8080"), lines);
        Assert.Contains(("Alerts:ReminderHour", "9"), lines);
    }
}

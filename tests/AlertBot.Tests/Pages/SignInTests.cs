using System.Net;
using AlertBot.Pages;
using AlertBot.Settings;

namespace AlertBot.Tests.Pages;

public sealed class SignInTests
{
    [Fact]
    public async Task Guessing_the_key_is_stopped_after_ten_tries_even_when_the_eleventh_is_right()
    {
        await using var host = await PageHost.StartAsync();
        using var guesser = host.Visit();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= 10; i++)
        {
            using var answer = await guesser.SendAsync("/sign-in", "/sign-in", ("key", i < 10 ? $"a guess number {i}" : PageHost.AdminKey));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Forbidden, 10), HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public void A_key_in_a_file_must_be_as_long_as_one_in_the_settings()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"short-key-{Guid.NewGuid():N}");
        File.WriteAllText(file, "short\n");

        var refused = Assert.Throws<SettingsException>(() => AdminKey(file));

        File.Delete(file);
        Assert.Contains("Page:AdminKeyFile", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short\n", refused.Message, StringComparison.Ordinal);
    }

    private static void AdminKey(string file) => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddPages(new AlertBotSettings { Page = new PageSettings { AdminKeyFile = file } });
}

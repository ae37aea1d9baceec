namespace AlertBot.EndToEnd.Tests;

/// <summary>Nothing starts on wrong settings, and everything that is wrong is said at once.</summary>
public sealed class WrongSettingsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_wrong_setting_is_named_with_its_problem_and_an_example_before_anything_starts()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Write(new
        {
            Storage = new { Path = world.Database },
            Feeds = new object[] { new { Address = "ukrinform", Publisher = "" } },
            Destinations = new object[] { new { Name = "chat", Platform = "telegram", Address = "-1", Language = "de" } },
            Alerts = new { ReminderHour = 25 },
        });
        await using var worker = Worker.Start(world.Folder, "run");

        Assert.Equal(2, await worker.ExitAsync(Cancelled));
        Assert.All(
            ["Feeds:0:Address", "Feeds:0:Publisher", "Destinations:0:Language", "Destinations:0:Platform", "Telegram:Token", "Alerts:ReminderHour", "https://example.org/rss.xml"],
            key => Assert.Contains(key, worker.Said, StringComparison.Ordinal));
        Assert.False(File.Exists(world.Database));
    }

    [Theory]
    [InlineData("""{"Feeds": [""", "cannot be read")]
    [InlineData("""{"Polling": {"Intervall": "00:01:00"}}""", "Setting Polling:Intervall does not exist")]
    [InlineData("""{"Subscriptions": [{"Destination": "console"}, {"Destination": "console", "Dossier": "talks"}]}""", "Setting Subscriptions:1:Dossier does not exist")]
    [InlineData("""{"Polling": {"Interval": "often"}}""", "Polling")]
    public async Task A_settings_file_that_makes_no_sense_is_refused_with_the_reason(string json, string reason)
    {
        await using var world = await World.StartAsync(Cancelled);
        await File.WriteAllTextAsync(Path.Combine(world.Folder, "appsettings.json"), json, Cancelled);
        await using var worker = Worker.Start(world.Folder, "run");

        Assert.Equal(2, await worker.ExitAsync(Cancelled));
        Assert.Contains(reason, worker.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_none_is_refused_with_what_to_do()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Set([]);
        await File.WriteAllTextAsync(world.Database, new string('x', 10_000), Cancelled);
        await using var worker = Worker.Start(world.Folder, "run");

        Assert.Equal(1, await worker.ExitAsync(Cancelled));
        Assert.Contains("restore a backup", worker.Said, StringComparison.Ordinal);
        Assert.Equal(10_000, new FileInfo(world.Database).Length);
    }

    [Fact]
    public async Task Without_the_languages_of_the_system_no_message_could_be_written_so_nothing_starts()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Set([]);
        await using var worker = Worker.StartWhere("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", world.Folder, "run");

        Assert.Equal(2, await worker.ExitAsync(Cancelled));
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", worker.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(world.Database));
    }
}

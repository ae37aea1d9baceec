using System.Net;
using System.Net.Sockets;

namespace AlertBot.EndToEnd.Tests;

/// <summary>What stands in the way of a start or a verb is said in a line with what to do, without a stack trace, and nothing is done by half.</summary>
public sealed class ObstacleTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_worker_on_a_store_is_refused_and_the_first_goes_on_and_after_its_death_the_next_one_starts()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Set(["/paper"], Array.Empty<object>());
        world.Publishers.Publish("/paper", new Paper().Add(Paper.Football).Rss());
        await using var first = Worker.Start(world.Folder);
        await world.UntilAsync(first, () => first.Said.Contains("The page is at", StringComparison.Ordinal), "the first runs", Cancelled);

        await using var second = Worker.Start(world.Folder);

        Assert.Equal(1, await second.ExitAsync(Cancelled));
        AssertClear(second, "another AlertBot runs on");
        Assert.False(first.HasExited);
        await first.KillAsync(Cancelled);
        await using var third = Worker.Start(world.Folder);
        await world.UntilAsync(third, () => third.Said.Contains("The page is at", StringComparison.Ordinal), "the next one runs", Cancelled);
    }

    [Fact]
    public async Task An_address_that_another_program_uses_is_named_with_its_setting()
    {
        await using var world = await World.StartAsync(Cancelled);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        world.Write(new { Storage = new { Path = world.Database }, Http = new { Address = taken } });

        await using var worker = Worker.Start(world.Folder);

        // A manager of services may try again: the address can be free in a moment.
        Assert.Equal(1, await worker.ExitAsync(Cancelled));
        AssertClear(worker, $"Http:Address is {taken}, which another program uses");
        Assert.DoesNotContain("ERR", worker.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--settings belongs behind the verb: alertbot doctor --settings", "--settings", "other.json", "doctor")]
    [InlineData(1, "the folder of 'none/copy.db' does not exist", "demo", "--keep", "none/copy.db")]
    [InlineData(1, "is a folder", "db", "backup", ".")]
    [InlineData(1, "host, port and network of --to are right.", "db", "copy", "--to", "Host=127.0.0.1;Port=1;Database=alertbot;Username=me")]
    [InlineData(1, "the folder of 'none/copy.db' does not exist", "db", "backup", "none/copy.db")]
    [InlineData(2, "ADDRESS is '9', not an http or https address", "feeds", "remove", "9")]
    public async Task A_verb_that_cannot_do_its_work_says_why(int exit, string reason, params string[] verb)
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Set([]);
        await using (var store = Worker.Start(world.Folder, "db", "migrate"))
        {
            Assert.Equal(0, await store.ExitAsync(Cancelled));
        }

        await using var worker = Worker.Start(world.Folder, verb);

        Assert.Equal(exit, await worker.ExitAsync(Cancelled));
        AssertClear(worker, reason);
        Assert.DoesNotContain("── AlertBot demo", worker.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_no_JSON_are_named_with_the_place()
    {
        await using var world = await World.StartAsync(Cancelled);
        await File.WriteAllTextAsync(Path.Combine(world.Folder, "appsettings.json"), "{\n  \"Feeds\": [],\n  \"Page\": }", Cancelled);
        await using var worker = Worker.Start(world.Folder, "doctor");

        Assert.Equal(2, await worker.ExitAsync(Cancelled));
        AssertClear(worker, "line 3, character 11: ");
    }

    [Fact]
    public async Task A_line_that_is_no_item_is_named_with_its_place_and_its_trouble()
    {
        await using var world = await World.StartAsync(Cancelled);
        await File.WriteAllTextAsync(Path.Combine(world.Folder, "items.jsonl"), "{bad\n{\"id\":2}\n", Cancelled);
        await using var worker = Worker.Start(world.Folder, "read", "items.jsonl");

        Assert.Equal(1, await worker.ExitAsync(Cancelled));
        AssertClear(worker, "items.jsonl, line 1: not a JSON object of an item (character 2: ");
        AssertClear(worker, "items.jsonl, line 2: not a JSON object of an item (\"id\" has a value of the wrong kind)");
    }

    private static void AssertClear(Worker worker, string reason)
    {
        Assert.Contains(reason, worker.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Said, StringComparison.Ordinal);
    }
}

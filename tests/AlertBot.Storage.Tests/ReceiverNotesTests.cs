using AlertBot.Chat.Conversations;

namespace AlertBot.Storage.Tests;

/// <summary>What receiving remembers over a restart.</summary>
public sealed class ReceiverNotesOnSqliteTests() : ReceiverNotesTests(Database.Sqlite);

public sealed class ReceiverNotesOnPostgresTests() : ReceiverNotesTests(Database.Postgres);

public abstract class ReceiverNotesTests(Database database)
{
    [Fact]
    public async Task A_note_is_what_was_written_last()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var notes = store.Get<IReceiverNotes>();
        Assert.Null(await notes.ReadAsync("telegram-offset", TestContext.Current.CancellationToken));
        await notes.WriteAsync("telegram-offset", "700@1", TestContext.Current.CancellationToken);
        await notes.WriteAsync("telegram-offset", "701@2", TestContext.Current.CancellationToken);
        await notes.WriteAsync("discord-commands", "hash", TestContext.Current.CancellationToken);
        Assert.Equal("701@2", await notes.ReadAsync("telegram-offset", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Notes_are_found_by_how_their_names_begin_until_they_are_removed()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var notes = store.Get<IReceiverNotes>();
        foreach (var name in new[] { "discord-publish/1/2", "discord-publish/1/3", "discord-commands" })
        {
            await notes.WriteAsync(name, "value", TestContext.Current.CancellationToken);
        }

        await notes.RemoveAsync("discord-publish/1/2", TestContext.Current.CancellationToken);
        await notes.RemoveAsync("discord-publish/9/9", TestContext.Current.CancellationToken);
        Assert.Equal(["discord-publish/1/3"], (await notes.FindAsync("discord-publish/", TestContext.Current.CancellationToken)).Keys);
    }
}

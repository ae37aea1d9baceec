using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Discord.Client.Gateway;

namespace AlertBot.Discord.Receiving;

/// <summary>The last identify as a note in the store, where the next process and the next owner of the gateway find it.</summary>
internal sealed class IdentifyNotes(IReceiverNotes notes) : IIdentifyMemory
{
    private const string Note = "discord-identify";

    public async Task<DateTimeOffset?> LastAsync(CancellationToken cancellationToken) =>
        long.TryParse(await notes.ReadAsync(Note, cancellationToken), CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    public Task NoteAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        notes.WriteAsync(Note, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), cancellationToken);
}

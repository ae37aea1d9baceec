using System.Globalization;
using AlertBot.Chat.Conversations;

namespace AlertBot.Discord.Sending;

/// <summary>Messages that are out and wait to be published, over a restart: one note each, so that several processes do not write over each other's.</summary>
internal sealed class Publications(IReceiverNotes? notes)
{
    private const string Beginning = "discord-publish/";

    public Task AddAsync(Publication publication, CancellationToken cancellationToken) =>
        notes?.WriteAsync(Name(publication), publication.Since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), cancellationToken) ?? Task.CompletedTask;

    public Task RemoveAsync(Publication publication) => notes?.RemoveAsync(Name(publication), CancellationToken.None) ?? Task.CompletedTask;

    public async Task<IReadOnlyList<Publication>> AllAsync(CancellationToken cancellationToken) =>
        notes is null ? [] : [.. (await notes.FindAsync(Beginning, cancellationToken)).Select(note => Read(note.Key, note.Value)).OfType<Publication>().OrderBy(p => p.Message)];

    private static string Name(Publication publication) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{publication.Channel}/{publication.Message}");

    private static Publication? Read(string name, string since) =>
        name[Beginning.Length..].Split('/') is [var channel, var message]
        && ulong.TryParse(channel, CultureInfo.InvariantCulture, out var place)
        && ulong.TryParse(message, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(since, CultureInfo.InvariantCulture, out var seconds)
            ? new Publication(place, id, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;
}

/// <param name="Since">When the message was sent.</param>
internal sealed record Publication(ulong Channel, ulong Message, DateTimeOffset Since);

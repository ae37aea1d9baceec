namespace AlertBot.Storage.Model;

/// <summary>What receiving from a platform remembers over a restart.</summary>
internal sealed class ReceiverNoteRow
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

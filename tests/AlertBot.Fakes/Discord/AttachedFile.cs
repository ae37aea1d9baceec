namespace AlertBot.Fakes.Discord;

/// <summary>A file that somebody attached to a command.</summary>
public sealed record AttachedFile(string Id, Uri Url);

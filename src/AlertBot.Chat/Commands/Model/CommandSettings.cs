using System.Collections.Immutable;

namespace AlertBot.Chat.Commands.Model;

/// <summary>Who owns this bot, and what the owner says about it.</summary>
/// <param name="Owners"><c>telegram:ID</c> or <c>discord:ID</c>.</param>
public sealed record CommandSettings(ImmutableArray<string> Owners)
{
    public static CommandSettings Default { get; } = new([]);

    /// <summary>The ids of those whom a platform knows.</summary>
    public IEnumerable<string> Of(string platform) => Owners.Where(o => o.StartsWith($"{platform}:", StringComparison.Ordinal)).Select(o => o[(platform.Length + 1)..]);

    public bool IsOwner(string platform, string person) => person.Length > 0 && Owners.Contains($"{platform}:{person}");
}

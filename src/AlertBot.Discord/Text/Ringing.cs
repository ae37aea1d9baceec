using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Text;

/// <summary>The line that rings for those who were chosen, and the permission to ring for exactly them.</summary>
internal sealed record Ringing(string? Content, AllowedMentions Allowed)
{
    private const int LongestContent = 2_000;
    private const int MostIds = 100;

    public static Ringing Of(Mentions mentions)
    {
        var (roles, users) = (Ids(mentions.Roles), Ids(mentions.Users));
        var room = LongestContent;
        var words = roles.Select(id => $"<@&{id}>").Concat(users.Select(id => $"<@{id}>")).TakeWhile(word => (room -= word.Length + 1) >= 0);
        var content = string.Join(' ', words);
        return new Ringing(content.Length > 0 ? content : null, new AllowedMentions([], roles, users));
    }

    private static ImmutableArray<string> Ids(ImmutableArray<string> ids) =>
        [.. ids.Where(id => WebhookAddress.Snowflake(id) is not null).Distinct().Take(MostIds)];
}

internal sealed record AllowedMentions(ImmutableArray<string> Parse, ImmutableArray<string> Roles, ImmutableArray<string> Users);

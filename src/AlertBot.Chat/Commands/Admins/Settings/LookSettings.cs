using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Classification;
using static AlertBot.Chat.Commands.Admins.Settings.TimeSettings;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>How a destination wants to be spoken to.</summary>
internal static class LookSettings
{
    private const int MostMentions = 20;
    private static readonly string[] Languages = ["en", "uk", "ru"];

    public static IEnumerable<DestinationSetting> All() =>
    [
        Language(),
        DestinationSetting.OneOf("live", "live", o => o.Destination.Live, (o, v) => With(o, d => d with { Live = v })),
        Mentions(),
        DestinationSetting.Switch("silent", o => o.Destination.Wishes.Silent, (o, v) => Wishing(o, w => w with { Silent = v })),
        DestinationSetting.Switch("previews", o => o.Destination.Wishes.Previews, (o, v) => Wishing(o, w => w with { Previews = v })),
        DestinationSetting.Switch("pictures", o => o.Destination.Wishes.Pictures, (o, v) => Wishing(o, w => w with { Pictures = v })),
        Template(),
        Tags(),
        AdminRole(),
    ];

    private static DestinationSetting Language() => new(
        "language",
        (orders, words) => words.Text($"language.{orders.Destination.Language}"),
        (orders, value) => With(orders, d => d with { Language = value is "en" or "uk" or "ru" ? value : throw new RefusedException("error.choice", "language", value, "en, uk, ru") }))
    {
        Choices = (orders, words) => [.. Languages.Select(l => new SettingChoice(l, words.Text($"language.{l}"), orders.Destination.Language == l))],
    };

    /// <summary><c>round @role</c>, <c>all user</c>, <c>-round</c> takes a category's away, <c>off</c> all.</summary>
    private static DestinationSetting Mentions() => new(
        "mentions",
        (orders, words) => orders.Destination.Wishes.Mentions is [_, ..] rules
            ? string.Join(", ", rules.Select(r => $"{(r.Category is { } c ? words.Text(TextKey.Of("category", c)) : words.Text("choice.all"))}: {words.Text(TextKey.Of("mention", r.Kind))} {r.Id}"))
            : words.Text("choice.off"),
        (orders, value) => Wishing(orders, w => w with { Mentions = ReadMentions(w.Mentions, value, orders.Destination.Platform) }))
    {
        Only = "discord",
    };

    private static ImmutableArray<MentionRule> ReadMentions(ImmutableArray<MentionRule> now, string value, string platform)
    {
        if (DestinationSetting.IsOff(value))
        {
            return [];
        }

        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var removed] && removed[0] == '-')
        {
            var gone = Topic(removed[1..]);
            return now.RemoveAll(r => r.Category == gone);
        }

        if (platform != "discord")
        {
            throw new RefusedException("error.mentions-discord");
        }

        var rule = parts is [var topic, var whom] && ReadId(whom) is { } id ? new MentionRule(Topic(topic), id.Kind, id.Id) : throw new RefusedException("error.mention", value);
        return now.Contains(rule) ? now : now.Length < MostMentions ? now.Add(rule) : throw new RefusedException("filter.too-many", MostMentions);
    }

    private static Category? Topic(string written) => written == "all" ? null : DestinationSetting.Member<Category>("mentions", written);

    /// <summary>As Discord's client writes a mention: <c>&lt;@&amp;role&gt;</c>, <c>&lt;@user&gt;</c>, or a role's bare id.</summary>
    private static (MentionKind Kind, string Id)? ReadId(string written)
    {
        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        var isUser = written.StartsWith("<@", StringComparison.Ordinal) && !written.StartsWith("<@&", StringComparison.Ordinal);
        return digits.Length is >= 15 and <= 20 ? (isUser ? MentionKind.User : MentionKind.Role, digits) : null;
    }

    private static DestinationSetting Template() => new(
        "template",
        (orders, words) => orders.Destination.Wishes.Template ?? words.Text("choice.own"),
        (orders, value) => Wishing(orders, w => w with { Template = value is "own" || DestinationSetting.IsOff(value) ? null : MessageTemplate.Check(value) is { } unknown ? throw new RefusedException("error.template", unknown, string.Join(", ", MessageTemplate.Names.Select(n => $"{{{n}}}"))) : value }))
    {
        IsShownFirst = true,
    };

    private static DestinationSetting Tags() => new(
        "tags",
        (orders, words) => orders.Destination.Wishes.ForumTags is [_, ..] tags ? string.Join(", ", tags) : words.Text("choice.none"),
        (orders, value) => Wishing(orders, w => w with { ForumTags = DestinationSetting.IsOff(value) ? [] : [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(5)] }))
    {
        Only = "discord",
    };

    private static DestinationSetting AdminRole() => new(
        "admin-role",
        (orders, words) => orders.Destination.Wishes.AdminRole ?? words.Text("choice.none"),
        (orders, value) => Wishing(orders, w => w with { AdminRole = DestinationSetting.IsOff(value) ? null : ReadId(value) is { Kind: MentionKind.Role } role ? role.Id : throw new RefusedException("error.role", value) }))
    {
        Only = "discord",
    };
}

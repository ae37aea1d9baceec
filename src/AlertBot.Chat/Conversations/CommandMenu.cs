using System.Collections.Immutable;

namespace AlertBot.Chat.Conversations;

/// <summary>The commands as platforms register them: only when they have changed.</summary>
public sealed record CommandMenu(ImmutableArray<MenuCommand> Commands)
{
    public static CommandMenu Empty { get; } = new([]);
}

/// <summary>A command, or a group of them: one that has <paramref name="Below"/> is not called itself.</summary>
/// <param name="Name">Lower case, 32 characters at most: Telegram takes <c>a-z0-9_</c> only.</param>
/// <param name="Description">100 characters at most in each language.</param>
/// <param name="Below">Commands of a group; they have no groups below them on Telegram, where <c>settings quiet</c> is typed as <c>/settings quiet</c>.</param>
public sealed record MenuCommand(string Name, Localized Description, CommandAudience Audience, ImmutableArray<MenuOption> Options, ImmutableArray<MenuCommand> Below)
{
    /// <summary>Names in other languages, where the platform has such; null keeps the one name.</summary>
    public Localized? Names { get; init; }
}

/// <param name="Choices">At most 25; empty for free input.</param>
public sealed record MenuOption(string Name, Localized Description, OptionKind Kind, bool IsRequired, ImmutableArray<MenuChoice> Choices)
{
    public Localized? Names { get; init; }

    /// <summary>Suggestions are asked for while it is typed.</summary>
    public bool HasSuggestions { get; init; }

    public int? Longest { get; init; }

    public long? Least { get; init; }

    public long? Most { get; init; }
}

public sealed record MenuChoice(Localized Label, string Value);

public enum OptionKind
{
    Text,
    Whole,
    Number,
    YesNo,
    User,
    Channel,
    Role,
    File,
}

public enum CommandAudience
{
    Everyone,

    /// <summary>Shown to those who administer the place, as far as the platform can; the right is checked again at every call.</summary>
    Administrators,

    /// <summary>Of the bot itself. Not shown to others, as far as the platform can.</summary>
    Owners,
}

/// <summary>One text in the languages of the product.</summary>
public sealed record Localized(string En, string Uk, string Ru);

using System.Collections.Immutable;

namespace AlertBot.Chat.Conversations;

/// <summary>
/// Something that a person did in a chat. All of it was written by them or by their client: names, options and the data of buttons are
/// to be judged, never believed. A platform may tell the same thing twice; <see cref="Id"/> is then the same.
/// </summary>
/// <param name="Id">The platform's, unique within it.</param>
public abstract record Incoming(string Id, Person Who, Place Where)
{
    /// <param name="Name">As registered, with what comes below it: <c>settings quiet</c>. Telegram: without slash and bot's name.</param>
    /// <param name="Options">By name. Telegram has none: <paramref name="Rest"/> is what was typed.</param>
    /// <param name="Rest">What was typed behind the command; empty on Discord.</param>
    public sealed record Command(string Id, Person Who, Place Where, string Name, ImmutableDictionary<string, OptionValue> Options, string Rest)
        : Incoming(Id, Who, Where);

    /// <summary>Plain words to the bot, as in a dialog. Telegram only.</summary>
    /// <param name="Answers">The id of the message that they reply to, or null.</param>
    public sealed record Words(string Id, Person Who, Place Where, string Text, string? Answers) : Incoming(Id, Who, Where)
    {
        /// <summary>A file that came with the words is the option <c>file</c>.</summary>
        public ImmutableDictionary<string, OptionValue> Options { get; init; } = ImmutableDictionary<string, OptionValue>.Empty;
    }

    /// <summary>A button was pressed, or something was chosen from a list.</summary>
    /// <param name="Data">What the button was given, as the client sends it: it may never have been on any button.</param>
    /// <param name="Chosen">The values of a list; empty for a button.</param>
    /// <param name="Message">The message that it belongs to; null when the platform cannot name it any more.</param>
    public sealed record Pressed(string Id, Person Who, Place Where, string Data, ImmutableArray<string> Chosen, string? Message)
        : Incoming(Id, Who, Where);

    /// <summary>Somebody is typing an option that has suggestions. To be answered at once with <see cref="IAnswer.SuggestAsync"/>. Discord only.</summary>
    /// <param name="Option">The one that is being typed.</param>
    public sealed record Typing(string Id, Person Who, Place Where, string Name, string Option, string Typed, ImmutableDictionary<string, OptionValue> Options)
        : Incoming(Id, Who, Where);

    /// <summary>
    /// The bot itself came or went: added to a server, group or channel, removed, blocked, or given or denied the right to post.
    /// Nothing can be answered by <see cref="IAnswer"/> where it went.
    /// </summary>
    /// <param name="Who">Who did it; on Discord that is not told, and the id is empty.</param>
    public sealed record Membership(string Id, Person Who, Place Where, BotMembership Now) : Incoming(Id, Who, Where);
}

public enum BotMembership
{
    /// <summary>It is there and may write.</summary>
    Member,

    /// <summary>It is there and may not write.</summary>
    Silenced,

    /// <summary>It was removed, or blocked.</summary>
    Gone,
}

/// <param name="Text">The value as text, whatever its kind; ids of users, roles and channels are plain digits.</param>
public sealed record OptionValue(OptionKind Kind, string Text);

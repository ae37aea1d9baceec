using System.Collections.Immutable;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// What to say, before any platform has its say. All text is plain and hostile: platforms escape it, shorten it to their limits and
/// drop links that are not http or https.
/// </summary>
/// <param name="Tone">What the message is; platforms that have colours or signs choose them by it.</param>
/// <param name="Title">One line, not empty.</param>
/// <param name="Lines">The body, most important first: what does not fit is cut from the end.</param>
public sealed record ChatMessage(MessageTone Tone, string Title, ImmutableArray<TextLine> Lines)
{
    /// <summary>Where the title leads to.</summary>
    public string? TitleLink { get; init; }

    /// <summary>Who reports it: never dropped before the body is.</summary>
    public ImmutableArray<MessageSource> Sources { get; init; } = [];

    /// <summary>Small print, one line.</summary>
    public string? Footer { get; init; }

    /// <summary>Rows of buttons; platforms without buttons leave them out.</summary>
    public ImmutableArray<ImmutableArray<MessageButton>> Buttons { get; init; } = [];

    /// <summary>The platform's id of the message that this one answers; sent all the same when that one is gone.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>
    /// Belongs into the thread of the message <see cref="ReplyTo"/>, which gets this name when it has to be opened; null is a plain answer.
    /// Platforms without threads answer.
    /// </summary>
    public string? ThreadName { get; init; }

    /// <summary>Shown with the message; a platform that refuses it gets the words alone.</summary>
    public MessagePicture? Picture { get; init; }

    /// <summary>The picture of a report, which the platform fetches from its publisher; one that cannot is shown the words alone.</summary>
    public LinkedPicture? LinkedPicture { get; init; }

    /// <summary>Names of the tags that a post gets where messages are posts of a forum; elsewhere they mean nothing.</summary>
    public ImmutableArray<string> ForumTags { get; init; } = [];

    /// <summary>Arrives without a sound.</summary>
    public bool Silent { get; init; }

    /// <summary>Whom the message may ring for: exactly these, whatever the text says.</summary>
    public Mentions Mentions { get; init; } = Mentions.None;

    /// <summary>The link whose preview may be shown below; null shows none.</summary>
    public string? PreviewLink { get; init; }

    /// <summary>For nobody but the readers of the place: a platform that would publish it elsewhere does not.</summary>
    public bool StaysHere { get; init; }
}

/// <param name="Publisher">Name for people.</param>
/// <param name="Mark">What has to be known about the publisher wherever it is named, in the reader's language: "state media".</param>
public sealed record MessageSource(string Publisher, string? Link, string? Mark = null);

/// <param name="Name">With its ending, such as <c>timeline.png</c>.</param>
/// <param name="ContentType">image/png or image/jpeg.</param>
public sealed record MessagePicture(string Name, string ContentType, ReadOnlyMemory<byte> Content);

/// <param name="Description">For those who cannot see it, in the words and the language of its publisher.</param>
public sealed record LinkedPicture(string Link, string? Description = null);

/// <summary>Leads to <paramref name="Link"/>, or comes back to us as <paramref name="Command"/> (64 bytes at most): exactly one is given.</summary>
public sealed record MessageButton(string Label, string? Link = null, string? Command = null);

/// <summary>Ids of the platform that a subscriber chose.</summary>
public sealed record Mentions(ImmutableArray<string> Roles, ImmutableArray<string> Users)
{
    public static Mentions None { get; } = new([], []);

    public bool IsEmpty => Roles.IsEmpty && Users.IsEmpty;
}

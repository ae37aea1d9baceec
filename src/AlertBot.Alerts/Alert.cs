using System.Collections.Immutable;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;

namespace AlertBot.Alerts;

/// <summary>A decision that subscribers should hear something.</summary>
/// <param name="Key">What makes it one: the same key is never alerted twice, whatever is repeated or restarted.</param>
/// <param name="Story">Id of the story, or null for a pure deadline alert.</param>
/// <param name="Items">The items it rests on, oldest first.</param>
/// <param name="Why">One sentence: the rule and what it saw.</param>
public sealed record Alert(
    string Key,
    AlertKind Kind,
    string Dossier,
    Instant At,
    long? Story,
    long? Deadline,
    ImmutableArray<long> Items,
    Urgency Urgency,
    AlertContent Content,
    string Why)
{
    /// <summary>After this moment it is no longer true and must not be delivered: a reminder after the day.</summary>
    public Instant? Expires { get; init; }

    /// <summary>A message that was sent says this instead: it was wrong. No news of its own, and nobody hears of it who did not see the message.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>The story is older than its messages are edited: nobody would see what is new there.</summary>
    public bool IsLate { get; init; }

    /// <summary>The destination that alone may hear of it, since it rests on its private feeds; null for what everybody may.</summary>
    public long? Audience { get; init; }
}

/// <summary>The kinds; in kebab case they are the public vocabulary (<c>new-story</c>).</summary>
public enum AlertKind
{
    NewStory,
    Update,
    DeadlineSet,
    DeadlineChanged,
    Reminder,
    DeadlinePassed,
    Digest,

    /// <summary>A story's message is brought up to date because more publishers report it: never a message of its own where one was posted.</summary>
    StoryEdited,

    /// <summary>Nothing was reported of a dossier for longer than its rhythm.</summary>
    Silence,

    /// <summary>An owner of the bot says something to every destination.</summary>
    Notice,
}

public static class AlertKinds
{
    /// <summary>It tells what is reported; the others tell of deadlines, of silence, or what an owner has to say.</summary>
    public static bool IsOfStory(this AlertKind kind) => kind is AlertKind.NewStory or AlertKind.Update or AlertKind.StoryEdited;
}

/// <summary>All that a composer needs to say an alert in any language: a snapshot, so that a retry says the same.</summary>
/// <param name="Lines">Sentences of items, each traceable; several languages side by side.</param>
public sealed record AlertContent(
    ImmutableArray<QuotedText> Headlines,
    ImmutableArray<QuotedText> Lines,
    ImmutableArray<SourceLink> Sources,
    ImmutableArray<Category> Categories,
    ImmutableArray<DeadlineNote> Deadlines)
{
    /// <summary>For a reminder: the step, in days before the due date.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>For an update: codes of what changed (<c>round</c>, <c>numbers</c>, <c>outcome</c> ...).</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>What the story's reports say of the negotiation, each with the item that says it.</summary>
    public ImmutableArray<SummaryFact> Facts { get; init; } = [];

    /// <summary>How well the story is founded; null for what is no story.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Of the story's reports, the first choice first; a destination shows one of them, or none.</summary>
    public ImmutableArray<SourcePicture> Pictures { get; init; } = [];

    /// <summary>When the story was first reported, where its message comes long after; else null.</summary>
    public Instant? FirstReported { get; init; }

    /// <summary>For a digest: its stories, the most important first.</summary>
    public ImmutableArray<DigestEntry> Digest { get; init; } = [];

    /// <summary>For a digest: how many stories it has no room for.</summary>
    public int Left { get; init; }

    /// <summary>The story was found to be one with another, which has a message of its own at the destination and tells it from now on.</summary>
    public bool IsJoined { get; init; }

    /// <summary>For a message whose story is told in another one: only its headline, and that it is so.</summary>
    public AlertContent AsJoined() => new(Headlines, [], Sources, Categories, []) { IsJoined = true };

    /// <summary>For a dossier's silence: when the last report was published.</summary>
    public Instant? SilentSince { get; init; }
}

/// <summary>A story of a digest.</summary>
/// <param name="Url">Of its first source that has one, for headlines without one.</param>
/// <param name="Independent">Voices that report it.</param>
/// <param name="Moved">It is known, and something changed.</param>
public sealed record DigestEntry(ImmutableArray<QuotedText> Headlines, ImmutableArray<SummaryFact> Facts, string? Url, int Independent, bool Moved);

/// <summary>Words of an item, in their language.</summary>
public sealed record QuotedText(string Language, string Text, long Item)
{
    /// <summary>For a headline: where its article is read, if the feed tells.</summary>
    public string? Url { get; init; }
}

/// <summary>Where an item can be read. <paramref name="Family"/> groups publishers that are not independent of each other.</summary>
public sealed record SourceLink(string Publisher, string Family, string? Url, string Language, bool StateMedia, long Item);

/// <summary>A headline and when it was published: "next Friday" is meant from there.</summary>
public sealed record Announcement(QuotedText Headline, Instant At);

/// <summary>A deadline of the ledger as it stood when the alert was decided.</summary>
/// <param name="Earlier">The dates it had before, oldest first.</param>
/// <param name="Change">What happened to it, or null when it is only mentioned.</param>
public sealed record DeadlineNote(
    long Id,
    DeadlineKind Kind,
    DueWindow Due,
    ImmutableArray<DueWindow> Earlier,
    string? SetBy,
    string? Addressee,
    string? Action,
    string Quote,
    string Arithmetic,
    LedgerChange? Change,
    LedgerState State)
{
    /// <summary>What <see cref="Arithmetic"/> says, for other languages; null where nothing was counted.</summary>
    public Counting? Counting { get; init; }

    /// <summary>What an ultimatum asks for, and what it threatens with, where reports tell.</summary>
    public string? Demand { get; init; }

    public string? Consequence { get; init; }

    /// <summary>For a reminder: the headlines under which it was announced.</summary>
    public ImmutableArray<Announcement> Announced { get; init; } = [];

    /// <summary>Dates that other reports hold against it.</summary>
    public ImmutableArray<Contradiction> Contradictions { get; init; } = [];
}

using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Demo;

/// <summary>An entry of a recorded feed, with everything that became of it.</summary>
/// <param name="Link">Path on the publisher's site.</param>
/// <param name="Published">As the feed writes it.</param>
/// <param name="Appears">When the feed first shows it, if not at its publication.</param>
/// <param name="Event">What it reports: "trump-50-days"; null when it does not touch the talks.</param>
/// <param name="DuplicateOf">The guid of the entry of this feed that it repeats, with the same guid or another.</param>
/// <param name="Html">Its paragraphs, as HTML without the tag around each.</param>
/// <param name="Edits">In order of time; each keeps guid and link.</param>
internal sealed record RecordedItem(
    string Guid,
    string Link,
    OffsetDateTime Published,
    Instant? Appears,
    string? Event,
    string? DuplicateOf,
    string Title,
    ImmutableArray<string> Html,
    ImmutableArray<RecordedEdit> Edits)
{
    public Instant VisibleFrom => Appears ?? Published.ToInstant();

    /// <summary>The words that the feed shows at a moment.</summary>
    public ItemVersion At(Instant moment)
    {
        var version = new ItemVersion(Title, Html, Published.ToInstant());
        foreach (var edit in Edits.TakeWhile(edit => edit.At <= moment))
        {
            version = new ItemVersion(edit.Title ?? version.Title, edit.Html ?? version.Html, edit.At);
        }

        return version;
    }
}

/// <summary>The publisher changes an entry. What is null stays as it was.</summary>
internal sealed record RecordedEdit(Instant At, string? Title, ImmutableArray<string>? Html);

/// <summary>One wording of an entry.</summary>
/// <param name="Since">When it was published or edited to this.</param>
internal sealed record ItemVersion(string Title, ImmutableArray<string> Html, Instant Since)
{
    public string Body { get; } = string.Join('\n', Html.Select(paragraph => $"<p>{paragraph}</p>"));
}

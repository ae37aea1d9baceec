using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Demo;

/// <summary>A feed as it was over the summer of 2025: everything its server said, and when.</summary>
/// <param name="Publisher">Id of the publisher; all of them are invented.</param>
/// <param name="Path">Where the server has it, from the root.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Encoding">Of the document: "utf-8", "windows-1251".</param>
/// <param name="StateMedia">The publisher speaks for a government.</param>
/// <param name="Faults">When the server did not serve the feed as it should.</param>
internal sealed record RecordedFeed(
    string Publisher,
    string Title,
    string Description,
    Uri Site,
    string Path,
    DocumentFormat Format,
    string Language,
    string Encoding,
    bool StateMedia,
    ImmutableArray<RecordedFault> Faults,
    ImmutableArray<RecordedItem> Items);

internal enum DocumentFormat
{
    Rss,
    Atom,
    Json,
}

/// <param name="From">The first moment of it; <paramref name="Until"/> is the first moment after it.</param>
internal sealed record RecordedFault(FaultKind Kind, Instant From, Instant Until);

internal enum FaultKind
{
    /// <summary>500, whatever is asked.</summary>
    Error,

    /// <summary>200 and a web page in the place of the feed, as walls against robots do.</summary>
    WebPage,

    /// <summary>The first request of the time waits for its answer.</summary>
    SlowOnce,
}

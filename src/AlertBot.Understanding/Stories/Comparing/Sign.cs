namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>What is measured of an item and a story. Each has a weight in <c>weights.json</c>, under its name in camel case.</summary>
internal enum Sign
{
    /// <summary>Likeness to the report most alike.</summary>
    Best,

    /// <summary>Likeness to the second.</summary>
    Second,

    /// <summary>Likeness to the story on the whole.</summary>
    Centre,

    /// <summary>Names and events in common, however common they are.</summary>
    Concepts,
    SecondConcepts,
    SharedPerson,
    SharedPlace,
    SharedConcept,
    SharedCore,
    SharedNumber,
    SharedWord,

    /// <summary>What the title has and no report of the story.</summary>
    MissingPerson,
    MissingPlace,
    MissingName,
    MissingConcept,
    MissingWord,

    /// <summary>What the report most alike has in its title and the item lacks.</summary>
    OtherPerson,
    OtherPlace,
    OtherConcept,
    OtherWord,

    /// <summary>Time since the story's last report.</summary>
    Gap,

    /// <summary>Time since its first.</summary>
    Span,

    /// <summary>The same person or side acts.</summary>
    Lead,

    /// <summary>No report of the story is in the item's script.</summary>
    Across,
    AcrossConcepts,

    /// <summary>The most telling thing that both titles say.</summary>
    Rarest,

    /// <summary>The share of what the title says that the story knows.</summary>
    Covered,

    /// <summary>The same sides meet.</summary>
    Encounter,
    OtherEncounter,

    /// <summary>The same side does the same.</summary>
    Deed,

    /// <summary>The share of the story's reports in which the same side acts.</summary>
    Side,

    /// <summary>The share of the story's reports that name who acts here.</summary>
    LeadShare,

    /// <summary>Both are about talks.</summary>
    Talks,

    /// <summary>Only one of the two is.</summary>
    OnlyOneTalks,

    /// <summary>Nobody in the story mentions who acts here.</summary>
    LeadAbsent,

    /// <summary>The share of the story's actors whom the item does not mention.</summary>
    OtherLead,

    /// <summary>Talks at the same place.</summary>
    Venue,
    OtherVenue,

    /// <summary>The report most alike is by the same publisher, who seldom tells one thing twice.</summary>
    SamePublisher,

    /// <summary>As before, and the more the less time lies between the two: an hour later it tells of something else, a day later of what came of it.</summary>
    PublisherSoon,

    /// <summary>How many reports the story has: the best of many is more alike by chance alone.</summary>
    Size,

    /// <summary>How many came of late: what everybody tells now is meant where a title says little.</summary>
    Recent,

    /// <summary>Groups of letters that the titles share, whatever the endings. Only between items of a followed negotiation.</summary>
    Letters,

    /// <summary>Both are about a negotiation that is followed: then the other signs count as <see cref="StoryWeights.Followed"/> says.</summary>
    Followed,
}

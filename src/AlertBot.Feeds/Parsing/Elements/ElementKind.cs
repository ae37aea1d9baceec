namespace AlertBot.Feeds.Parsing.Elements;

/// <summary>What an element of a feed means, whatever its format calls it.</summary>
internal enum ElementKind
{
    Unknown,

    // Containers
    Root,
    Channel,
    Item,
    Group,

    // Values
    Title,
    Link,
    OriginalLink,
    Id,
    Published,
    Updated,
    Dated,
    Summary,
    Content,
    Author,
    Category,
    Picture,
    Credit,
    Enclosure,
    Language,
    Source,

    // What a feed asks of those who poll it
    TimeToLive,
    SkippedHour,
    SkippedDay,
    UpdatePeriod,
    UpdateFrequency,
}

using System.Globalization;
using AlertBot.Feeds;
using AlertBot.Understanding;

namespace AlertBot.Alerts.Stages;

public static class ItemTexts
{
    /// <summary>The stored item as understanding takes it. The declared language is left out: feeds often declare a wrong one.</summary>
    public static ItemText ToText(this Item item) => new(
        item.Id.ToString(CultureInfo.InvariantCulture),
        item.Title,
        item.Text,
        PublicationTime.At(item.Published),
        null,
        item.Link,
        item.Publisher);
}

using AlertBot.Settings;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Running;

/// <summary>The publishers that ship with AlertBot, and what the settings know better of those behind their feeds.</summary>
internal static class PublishersFromSettings
{
    /// <summary>For a publisher that only the settings mark: which state it is they do not say.</summary>
    private const string SomeState = "a state";

    public static PublisherCatalog Read(AlertBotSettings settings)
    {
        var shipped = new PublisherCatalog();
        var marked = settings.Feeds.Where(f => f.StateMedia is not null).DistinctBy(f => f.Publisher);
        return new PublisherCatalog(marked.Select(f =>
        {
            var known = shipped.Find(f.Publisher);
            return known with { StateMedia = f.StateMedia == true ? known.StateMedia ?? SomeState : null };
        }));
    }
}

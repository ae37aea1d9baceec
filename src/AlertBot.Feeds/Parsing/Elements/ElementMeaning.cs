namespace AlertBot.Feeds.Parsing.Elements;

/// <summary>The meaning of an element's name, and how much it counts where several elements say the same.</summary>
/// <param name="Rank">The highest wins: the format's own element before Dublin Core before media and podcast extensions.</param>
internal readonly record struct ElementMeaning(ElementKind Kind, int Rank)
{
    public bool IsContainer => Kind is ElementKind.Root or ElementKind.Channel or ElementKind.Item or ElementKind.Group;

    /// <summary>A short value: the next element of a feed ends it, should its own end be missing.</summary>
    public bool IsShort => Kind is not (ElementKind.Unknown or ElementKind.Summary or ElementKind.Content or ElementKind.Source) && !IsContainer;
}

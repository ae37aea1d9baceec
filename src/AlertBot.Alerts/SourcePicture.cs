using AlertBot.Feeds;

namespace AlertBot.Alerts;

/// <summary>A picture that the owner of its feed allows to be shown, and the report that it came with: a destination may leave that one out.</summary>
public sealed record SourcePicture(ItemPicture Picture, SourceLink Source);

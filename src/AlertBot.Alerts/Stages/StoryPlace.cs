using System.Collections.Immutable;
using AlertBot.Understanding;

namespace AlertBot.Alerts.Stages;

/// <summary>How an item came into its story.</summary>
/// <param name="IsNew">The item started the story.</param>
/// <param name="FollowUpOf">The story that this one carries on, when a material change started a new one.</param>
/// <param name="Changes">What the item adds that the story did not know; empty for one more report of the same.</param>
public sealed record StoryPlace(long Story, bool IsNew, long? FollowUpOf, ImmutableArray<string> Changes, ImmutableArray<Evidence> Why);

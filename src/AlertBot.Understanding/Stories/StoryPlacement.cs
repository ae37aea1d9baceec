using System.Collections.Immutable;

namespace AlertBot.Understanding.Stories;

/// <summary>Where an item belongs, and why.</summary>
/// <param name="Story">Key of the story as its creator named it.</param>
/// <param name="Score">0 to 1: likeness to the story joined, or to the nearest one that was not.</param>
/// <param name="Why">The words, names and numbers that spoke for or against it.</param>
/// <param name="OneWith">Another story that the item shows to be the same one, or null: it tells of the same occasion as both.</param>
/// <param name="FollowUpOf">The earlier story that a new one continues, or null.</param>
public sealed record StoryPlacement(long Story, bool IsNew, double Score, ImmutableArray<Evidence> Why, long? FollowUpOf = null, long? OneWith = null);

namespace AlertBot.Chat.Commands.Stores;

/// <summary>
/// By whom something is looked up. What everybody may see is what is there unless a destination is named; who reads at that destination also
/// sees what its private feeds brought. So whoever forgets to say shows too little, never too much.
/// </summary>
/// <param name="Destination">The destination's id, or null for everybody.</param>
public readonly record struct SeenBy(long? Destination)
{
    public static SeenBy Everybody => default;
}

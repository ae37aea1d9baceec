namespace AlertBot.Chat.Delivery;

/// <summary>A platform that the settings hold no token for: its deliveries wait, and say so.</summary>
/// <param name="Remedy">For people: what is missing and where to put it.</param>
public sealed record UnservedPlatform(string Name, string Remedy);

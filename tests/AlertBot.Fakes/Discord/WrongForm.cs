namespace AlertBot.Fakes.Discord;

/// <summary>Where and why a body is refused.</summary>
internal sealed record WrongForm(string Where, string Why);

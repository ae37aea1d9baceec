namespace AlertBot.Discord.Client.Limits;

/// <summary>The right to send one request: given back when it was not sent, ended when it was.</summary>
/// <param name="EnteredAt">When the global limit counted it.</param>
internal sealed record Permit(DiscordRoute Route, Bucket Bucket, TimeSpan EnteredAt);

/// <summary>A permit, or how long nothing may be sent when that is too long to wait.</summary>
internal readonly record struct Admission(Permit? Permit, TimeSpan RetryAfter, bool Everything);

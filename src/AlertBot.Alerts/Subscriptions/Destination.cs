using NodaTime;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>Where alerts go: a Discord channel, thread or forum, a Telegram chat or forum topic, a webhook, or the console.</summary>
/// <param name="Name">The admin's own name for it, unique.</param>
/// <param name="Platform">Name of the platform that can reach it: <c>telegram</c>, <c>discord</c>, <c>webhook</c>, <c>console</c>.</param>
/// <param name="Address">In the platform's own form. May hold a secret (a webhook address): never logged.</param>
/// <param name="Language">ISO 639-1 code of the language its readers want: en, uk or ru.</param>
/// <param name="Broken">Why nothing can be delivered there for now, or null.</param>
public sealed record Destination(
    long Id,
    string Name,
    string Platform,
    string Address,
    string Language,
    DateTimeZone Zone,
    QuietHours? Quiet,
    string? Broken)
{
    /// <summary>How it wants to hear what is new in a story.</summary>
    public LiveMode Live { get; init; }

    public DestinationWishes Wishes { get; init; } = DestinationWishes.Default;

    /// <summary>What it wants of the alerts that gathered while nothing could be delivered.</summary>
    public CatchUp CatchUp { get; init; }

    /// <summary>For <see cref="CatchUp.SkipOld"/>: what is older is left out; a day when it does not say.</summary>
    public Duration? CatchUpAge { get; init; }

    public override string ToString() => $"{Name} ({Platform})";
}

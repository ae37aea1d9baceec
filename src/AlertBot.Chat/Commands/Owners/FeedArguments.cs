using System.Globalization;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using NodaTime;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>What people write of a feed.</summary>
internal static class FeedArguments
{
    /// <summary>The one of these that a call names, by its number or its address.</summary>
    /// <param name="unknown">The text for what is none of them.</param>
    /// <exception cref="RefusedException">It names none.</exception>
    public static FollowedFeed Find(CommandCall call, IReadOnlyList<FollowedFeed> feeds, string unknown)
    {
        var written = call.Arguments["feed"] ?? throw new RefusedException("feeds.which");
        return Number(written) is { } number && feeds.FirstOrDefault(f => f.Feed.Id == number) is { } numbered ? numbered
            : feeds.FirstOrDefault(f => f.Feed.Address == Address(written)) ?? throw new RefusedException(unknown, written);
    }

    /// <exception cref="RefusedException">The call gives no value.</exception>
    public static string Value(CommandCall call) => call.Arguments["value"] ?? throw new RefusedException("feeds.value", call.Arguments["action"]!);

    /// <exception cref="RefusedException">The value is neither.</exception>
    public static bool OnOff(CommandCall call) => DestinationSetting.OnOff(call.Arguments["action"]!, Value(call));

    /// <summary>Of the web, with or without its scheme; null for what is none.</summary>
    public static Uri? Address(string written) =>
        Uri.TryCreate(written.Contains("://", StringComparison.Ordinal) ? written : "https://" + written, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.Host.Contains('.', StringComparison.Ordinal) ? address : null;

    /// <summary><c>f3</c> or 3; null for what is no number.</summary>
    public static long? Number(string written) => long.TryParse(written.TrimStart('f', 'F'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Minutes, or hours: <c>10</c>, <c>10m</c>, <c>2h</c>.</summary>
    /// <exception cref="RefusedException">It is no interval.</exception>
    public static Duration Interval(string written)
    {
        var isHours = written.EndsWith('h');
        return int.TryParse(written.TrimEnd('h', 'm'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= (isHours ? 24 : 1440)
            ? isHours ? Duration.FromHours(number) : Duration.FromMinutes(number)
            : throw new RefusedException("feeds.interval-wrong", written);
    }
}

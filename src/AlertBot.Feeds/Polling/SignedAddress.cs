using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Feeds.Polling;

/// <summary>
/// The address of a picture that its host signs anew for every look: CloudFront, Amazon S3, Google and Azure storage, Akamai, Facebook's
/// network. What tells one picture from another is the rest of it: <c>image?id=7</c> and <c>image?id=8</c> are two.
/// </summary>
internal static class SignedAddress
{
    private const string AmazonPrefix = "X-Amz-";
    private const string GooglePrefix = "X-Goog-";
    private const string FacebookPrefix = "_nc_";

    /// <summary>Names of parameters that sign, expire, or only keep caches from answering. In no case of letters.</summary>
    private static readonly FrozenSet<string> Fleeting = new[]
    {
        "Expires", "Signature", "Key-Pair-Id", "Policy", "AWSAccessKeyId", "GoogleAccessId",
        "sig", "se", "st", "sp", "sv", "sr", "spr", "skoid", "sktid", "skt", "ske", "sks", "skv",
        "hdnea", "hdnts", "hmac", "token", "__token__", "exp", "expire", "expiry", "oh", "oe", "ccb", "stp",
        "sign", "auth", "auth_key", "timestamp", "ts", "cb", "cachebuster", "nocache", "rnd", "rand", "random", "_",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly InstantPattern AmazonDate = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Both lead to the same picture.</summary>
    public static bool IsSame(string one, string other) =>
        one == other || (one.Contains('?', StringComparison.Ordinal) && other.Contains('?', StringComparison.Ordinal) && Lasting(one) == Lasting(other));

    /// <summary>By what it says of itself it no longer opens: then the newer one is worth keeping.</summary>
    public static bool HasExpired(string address, Instant now) => Expiry(address) is { } end && end <= now;

    private static Instant? Expiry(string address)
    {
        var values = Parameters(address).Select(p => (Name: NameOf(p), Value: Uri.UnescapeDataString(p[(NameOf(p).Length + 1)..])))
            .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(p => p.Name, p => p.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var name in (string[])["Expires", "exp", "expire", "expiry"])
        {
            if (values.TryGetValue(name, out var seconds) && OfSeconds(seconds, NumberStyles.None) is { } end)
            {
                return end;
            }
        }

        foreach (var prefix in (string[])[AmazonPrefix, GooglePrefix])
        {
            if (values.TryGetValue(prefix + "Date", out var date) && values.TryGetValue(prefix + "Expires", out var length)
                && AmazonDate.Parse(date) is { Success: true, Value: var signed } && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var lasts))
            {
                return signed + Duration.FromSeconds(lasts);
            }
        }

        return values.TryGetValue("se", out var written) && OffsetDateTimePattern.ExtendedIso.Parse(written) is { Success: true, Value: var azure } ? azure.ToInstant()
            : values.TryGetValue("oe", out var hex) ? OfSeconds(hex, NumberStyles.AllowHexSpecifier)
            : null;
    }

    private static Instant? OfSeconds(string written, NumberStyles style) =>
        uint.TryParse(written, style, CultureInfo.InvariantCulture, out var seconds) ? Instant.FromUnixTimeSeconds(seconds) : null;

    /// <summary>The address without what changes with every look.</summary>
    private static string Lasting(string address) =>
        $"{address[..address.IndexOf('?', StringComparison.Ordinal)]}?{string.Join('&', Parameters(address).Where(p => !IsFleeting(NameOf(p))))}";

    /// <summary>Each with an equals sign.</summary>
    private static IEnumerable<string> Parameters(string address)
    {
        var shown = address.Split('#')[0];
        return shown.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at
            ? shown[(at + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Contains('=', StringComparison.Ordinal) ? p : p + "=")
            : [];
    }

    private static string NameOf(string parameter) => parameter[..parameter.IndexOf('=', StringComparison.Ordinal)];

    private static bool IsFleeting(string name) =>
        Fleeting.Contains(name)
        || name.StartsWith(AmazonPrefix, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(GooglePrefix, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(FacebookPrefix, StringComparison.Ordinal);
}

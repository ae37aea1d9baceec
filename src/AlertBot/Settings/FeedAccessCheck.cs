using AlertBot.Feeds.Fetching;

namespace AlertBot.Settings;

/// <summary>Finds what is wrong with how a feed wants to be asked. Values are never quoted: each may be a secret.</summary>
internal static class FeedAccessCheck
{
    private const string Example = "\"X-Api-Key: env:FEED_KEY\"";

    public static IEnumerable<SettingProblem> Of(string key, FeedSettings feed) =>
    [
        .. feed.Headers.Keys.SelectMany(name => HeaderName($"{key}:Headers", name, hasValue: true)),
        .. Proxy($"{key}:Proxy", feed.Proxy),
        .. feed.PasswordFile is { } file && !File.Exists(file) ? [new SettingProblem($"{key}:PasswordFile", $"is '{file}', which is not a readable file", "\"/run/secrets/feed\"")] : Array.Empty<SettingProblem>(),
    ];

    public static IEnumerable<SettingProblem> Proxy(string key, string? proxy)
    {
        var isUsable = string.IsNullOrEmpty(proxy) || proxy.StartsWith("env:", StringComparison.Ordinal) || proxy.StartsWith("file:", StringComparison.Ordinal)
            || (Uri.TryCreate(proxy, UriKind.Absolute, out var address) && FeedClients.IsProxy(address));
        return isUsable ? [] : [new SettingProblem(key, "is not the address of a proxy", "\"http://proxy.example:3128\" or \"socks5://localhost:9050\"")];
    }

    public static IEnumerable<SettingProblem> HeaderName(string key, string name, bool hasValue)
    {
        var isName = name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        return isName && hasValue ? [] : [new SettingProblem(key, "has no name of a header before a colon", Example)];
    }

    /// <exception cref="SettingsException">There is a problem.</exception>
    public static void ThrowIfAny(this IEnumerable<SettingProblem> problems)
    {
        if (problems.ToList() is [_, ..] all)
        {
            throw new SettingsException(all);
        }
    }
}

using System.CommandLine;
using AlertBot.Feeds.Fetching;
using AlertBot.Settings;

namespace AlertBot.Verbs;

/// <summary>Options that say how one feed wants to be asked.</summary>
internal sealed class AccessOptions
{
    private const string Hidden = "as it is, as env:NAME or as file:PATH";

    private readonly Option<string?> _userAgent = new("--user-agent") { Description = "Sent instead of AlertBot's own" };
    private readonly Option<string[]> _headers = new("--header") { Description = $"\"Name: value\", the value {Hidden}; more than once for several, \"Name:\" takes one away" };
    private readonly Option<string?> _proxy = new("--proxy") { Description = $"An http, https or socks5 address, {Hidden}" };
    private readonly Option<string?> _user = new("--user") { Description = $"Of basic authentication, {Hidden}" };
    private readonly Option<string?> _password = new("--password") { Description = $"Of basic authentication, {Hidden}" };

    public void AddTo(Command verb)
    {
        verb.Options.Add(_userAgent);
        verb.Options.Add(_headers);
        verb.Options.Add(_proxy);
        verb.Options.Add(_user);
        verb.Options.Add(_password);
    }

    public bool AreGiven(ParseResult result) =>
        (result.GetValue(_userAgent) ?? result.GetValue(_proxy) ?? result.GetValue(_user) ?? result.GetValue(_password)) is not null || result.GetValue(_headers) is [_, ..];

    /// <summary>What was given over what there was; an empty value takes away.</summary>
    /// <exception cref="SettingsException">A value has the wrong form; its message quotes no secret.</exception>
    public FeedAccess Over(FeedAccess access, ParseResult result)
    {
        var proxy = result.GetValue(_proxy) ?? access.Proxy;
        FeedAccessCheck.Proxy("--proxy", proxy).ThrowIfAny();
        return new FeedAccess
        {
            UserAgent = Filled(result.GetValue(_userAgent) ?? access.UserAgent),
            Headers = Headers(access.Headers, result.GetValue(_headers) ?? []),
            Proxy = Filled(proxy),
            User = Filled(result.GetValue(_user) ?? access.User),
            Password = Filled(result.GetValue(_password) ?? access.Password),
        };
    }

    private static Dictionary<string, string> Headers(IReadOnlyDictionary<string, string> known, IEnumerable<string> given)
    {
        var headers = new Dictionary<string, string>(known, StringComparer.OrdinalIgnoreCase);
        foreach (var header in given)
        {
            var parts = header.Split(':', 2, StringSplitOptions.TrimEntries);
            FeedAccessCheck.HeaderName("--header", parts[0], parts.Length == 2).ThrowIfAny();
            if (parts[1].Length > 0)
            {
                headers[parts[0]] = parts[1];
            }
            else
            {
                headers.Remove(parts[0]);
            }
        }

        return headers;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

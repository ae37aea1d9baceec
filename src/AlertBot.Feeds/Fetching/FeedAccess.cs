using System.Text;

namespace AlertBot.Feeds.Fetching;

/// <summary>
/// How one feed wants to be asked, where that differs from all others. Every value but the user agent may be a secret: what is printed of
/// it are names and stars. A value may be written as it is, or as <c>env:NAME</c> or <c>file:PATH</c>; then only that is stored, and the
/// secret is read anew for each look. Taken from settings and the terminal only, never from a chat: a reference reads files of this machine.
/// </summary>
public sealed record FeedAccess
{
    public string? UserAgent { get; init; }

    /// <summary>Sent to the feed's own host only, also after redirects.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>An http, https or socks5 address, with user and password if it wants them.</summary>
    public string? Proxy { get; init; }

    /// <summary>Of basic authentication, sent to the feed's own host only.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    public bool IsEmpty => UserAgent is null && Headers.Count == 0 && Proxy is null && User is null && Password is null;

    /// <summary>What may be shown: that something is set, not what.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        Add(parts, "user agent", UserAgent);
        parts.AddRange(Headers.Keys.Order(StringComparer.OrdinalIgnoreCase).Select(name => $"{name}: ***"));
        Add(parts, "proxy", Proxy is null ? null : Uri.TryCreate(Proxy, UriKind.Absolute, out var proxy) && proxy.Host.Length > 0 ? $"{proxy.Scheme}://{proxy.Authority}" : "***");
        Add(parts, "user", User is null ? null : "***");
        Add(parts, "password", Password is null ? null : "***");
        return string.Join(", ", parts);
    }

    /// <summary>The value of the Authorization header, or null.</summary>
    /// <exception cref="UnreadableSecretException">A reference leads nowhere.</exception>
    internal string? Authorization() => User is null && Password is null
        ? null
        : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{HiddenValue.Read(User ?? "")}:{HiddenValue.Read(Password ?? "")}"));

    private static void Add(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{name} {value}");
        }
    }
}

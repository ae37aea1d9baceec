namespace AlertBot.Feeds.Polling;

/// <summary>The form of a link by which it is recognised: without what differs between two ways to the same page.</summary>
internal static class LinkForm
{
    // Who sent the reader, never what is read.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "yclid", "msclkid", "igshid", "mc_cid", "mc_eid", "_ga", "cmpid", "ncid", "ocid", "xtor", "at_medium",
        "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "wt_mc", "sr_share", "smid", "partner", "traffic_source",
    };

    /// <summary>Null when the link says nothing about the item: none, unreadable, or the front page of a site.</summary>
    public static string? Of(string? link)
    {
        if (!Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var uri) || !uri.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return string.IsNullOrWhiteSpace(link) ? null : link.Trim();
        }

        var (path, query) = (uri.AbsolutePath.TrimEnd('/'), Query(uri.Query));
        var fragment = IsTracking(uri.Fragment.TrimStart('#')) ? "" : uri.Fragment;
        return path.Length + query.Length + fragment.Length == 0 ? null : Host(uri) + path + query + fragment;
    }

    /// <summary>Scheme and "www." come and go when a site moves to HTTPS or back.</summary>
    private static string Host(Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
    }

    private static string Query(string query)
    {
        if (query.Length < 2)
        {
            return "";
        }

        var kept = query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair));
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static bool IsTracking(string pair)
    {
        var name = pair.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
    }
}

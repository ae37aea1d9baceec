namespace AlertBot.Feeds.Fetching;

/// <summary>Finds one relation in a Link header (RFC 8288), as leniently as it is written.</summary>
public static class LinkHeader
{
    /// <returns>The absolute address of the first link with that relation, or null.</returns>
    public static string? Find(string header, string relation, Uri around)
    {
        ArgumentNullException.ThrowIfNull(header);
        for (var open = header.IndexOf('<'); open >= 0; open = header.IndexOf('<', open + 1))
        {
            var close = header.IndexOf('>', open);
            if (close < 0)
            {
                return null;
            }

            var next = header.IndexOf('<', close);
            var parameters = header[(close + 1)..(next < 0 ? header.Length : next)];
            if (Has(parameters, relation) && Uri.TryCreate(around, header[(open + 1)..close].Trim(), out var address) && address.Scheme is "http" or "https")
            {
                return address.AbsoluteUri;
            }

            open = close;
        }

        return null;
    }

    private static bool Has(string parameters, string relation) => parameters.Split(';', StringSplitOptions.TrimEntries)
        .Select(parameter => parameter.TrimEnd(',', ' ').Split('=', 2, StringSplitOptions.TrimEntries))
        .Any(pair => pair is [var name, var value] && name.Equals("rel", StringComparison.OrdinalIgnoreCase)
            && value.Trim('"').Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase));
}

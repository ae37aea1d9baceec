using System.Collections.Concurrent;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>Ready filters by what was written: many subscribers write the same. Bounded: beyond the bound it starts anew.</summary>
internal static class FilterCache
{
    private const int Most = 200_000;

    private static readonly ConcurrentDictionary<TextFilter, ITextCondition> Known = new();

    public static ITextCondition Ready(TextFilter filter)
    {
        if (Known.Count > Most)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(filter, f => f.Kind == FilterKind.Pattern ? new SafePattern(f.Text) : new WordFilter(f.Text));
    }
}

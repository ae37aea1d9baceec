using AlertBot.Understanding.Deadlines.Judging;

namespace AlertBot.Understanding.Deadlines;

/// <summary>
/// Finds the deadlines that an item states: words -> expressions of time -> days -> whether anybody is bound by them.
/// Pure, deterministic, safe to share between threads, and linear in the length of the item.
/// </summary>
public sealed class DeadlineReader
{
    public ItemDeadlines Read(ItemText item, string language) => ItemJudge.Read(item, language);
}

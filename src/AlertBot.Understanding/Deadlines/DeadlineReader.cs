using AlertBot.Understanding.Deadlines.Judging;

namespace AlertBot.Understanding.Deadlines;

/// <summary>
/// Finds the deadlines that an item states: words -> expressions of time -> days -> whether anybody is bound by them.
/// Pure, deterministic, safe to share between threads, and linear in the length of the item.
/// </summary>
public sealed class DeadlineReader
{
    /// <param name="absences">Sentences of the item that tell who will not come to a meeting: they neither set nor end one.</param>
    public ItemDeadlines Read(ItemText item, string language, IReadOnlyList<string>? absences = null) => ItemJudge.Read(item, language, absences ?? []);
}

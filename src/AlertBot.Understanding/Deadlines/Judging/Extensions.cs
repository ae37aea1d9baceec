using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>"The truce, due to run out on 12 August, was extended by 90 days": the length counts from the old end, and the old end is none any more.</summary>
internal static class Extensions
{
    /// <summary>The old end, or null when the sentence moves none by a length.</summary>
    public static TimeExpression? BaseOf(Sentence sentence, LocalDate published)
    {
        if (!sentence.HasAll(Cue.Extend, Cue.Measure) || !sentence.Expressions.Exists(e => IsExtension(sentence, e)))
        {
            return null;
        }

        var ends = sentence.Expressions.FindAll(e => e.Value is DayOfMonth && Resolver.Future(e.Value, e.Role, published) is { } due && due.Latest >= published);
        return ends is [{ Role: not (Role.Until or Role.By) } only] && only.From < sentence.Expressions.Find(e => IsExtension(sentence, e))!.From ? only : null;
    }

    public static bool IsExtension(Sentence sentence, TimeExpression e) => e.Value is Length { IsAdjective: false } && sentence.HasBefore(e, Cue.Extend, 3);
}

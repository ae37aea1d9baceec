using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

internal static class StoryRows
{
    /// <returns>The story that tells what this one told: itself, or the one that it was merged into, however often.</returns>
    public static async Task<long> ToldInAsync(AlertBotContext context, long story, CancellationToken cancellationToken)
    {
        var passed = new HashSet<long>();
        while (passed.Add(story) && await context.Stories.Where(s => s.Id == story).Select(s => s.MergedInto).SingleOrDefaultAsync(cancellationToken) is { } into)
        {
            story = into;
        }

        return story;
    }
}

using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding;

/// <summary>Reads items: the one entrance to understanding. Pure, deterministic and safe to share between threads.</summary>
public sealed class ItemReader
{
    private readonly DeadlineReader _deadlines = new();

    public Reading Read(ItemText item)
    {
        var language = item.Language ?? LanguageDetector.Detect(item.Title, item.Text);
        return new Reading(language, [], TalkFacts.None, _deadlines.Read(item, language));
    }
}

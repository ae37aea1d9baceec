using AlertBot.Understanding.Stories.Words;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>Reads from an item what it can have in common with a story: names, events, numbers and words, the title before the text.</summary>
internal sealed class FeatureReader(StoryOptions options)
{
    private const int TitleWords = 40;
    private const int TextWords = 60;
    private const int ShortestSound = 3;

    private readonly Lexicon _lexicon = Lexicon.Default;

    public StoryFeatures Read(StoryItem item)
    {
        var found = new FeatureSet();
        AddMentions(item, found);
        AddWords(WordScanner.Scan(item.Text.Title, TitleWords), 1f, item.Language, found);
        AddWords(WordScanner.Scan(item.Text.Text, TextWords), (float)options.TextWeight, item.Language, found);
        return new StoryFeatures(found.All, Tag(item.Language), StandsAlone.Reason(item.Text.Title));
    }

    private static void AddMentions(StoryItem item, FeatureSet found)
    {
        foreach (var mention in item.Mentions)
        {
            found.Add('d', mention, FeatureKind.Name, mention, 0.5f);
        }
    }

    private void AddWords(List<Word> words, float emphasis, string language, FeatureSet found)
    {
        var prefix = language.Length > 0 ? language[0] : '?';
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (i + 1 < words.Count && _lexicon.FindPhrase(word, words[i + 1]) is { } phrase)
            {
                AddEntry(phrase, word.Written + " " + words[i + 1].Written, emphasis, found);
                i++;
            }
            else if (word.IsNumber)
            {
                found.Add('#', word.Written, FeatureKind.Number, word.Written, emphasis);
            }
            else if (_lexicon.Find(word) is { } entry)
            {
                AddEntry(entry, word.Written, emphasis, found);
            }
            else if (word.Lower.Length > 1 && !_lexicon.IsStop(word))
            {
                AddWord(word, emphasis, prefix, found);
            }
        }
    }

    private void AddWord(in Word word, float emphasis, char language, FeatureSet found)
    {
        var common = _lexicon.IsCommon(word);
        found.Add(language, word.Stem, common ? FeatureKind.CommonWord : FeatureKind.Word, word.Written, emphasis);
        if (word.IsCapitalised && !common && NameSound.Of(word.Lower) is { Length: >= ShortestSound } sound)
        {
            found.Add('~', sound, FeatureKind.Sound, word.Written, emphasis);
        }
    }

    private static void AddEntry(Lexicon.Entry entry, string written, float emphasis, FeatureSet found) =>
        found.Add(entry.IsName ? '@' : '!', entry.Key, entry.IsCore ? FeatureKind.Core : entry.IsName ? FeatureKind.Name : FeatureKind.Concept, written, emphasis);

    private static LanguageTag Tag(string language) => language switch
    {
        "en" => LanguageTag.English,
        "uk" => LanguageTag.Ukrainian,
        "ru" => LanguageTag.Russian,
        _ => LanguageTag.Other,
    };
}

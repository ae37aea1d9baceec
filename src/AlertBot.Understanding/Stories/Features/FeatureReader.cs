using AlertBot.Understanding.Stories.Words;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>Reads from an item what it can have in common with a story: names, events, numbers, words and who does what; the title before the text.</summary>
internal sealed class FeatureReader(StoryOptions options)
{
    private const int TitleWords = 40;
    private const int TextWords = 60;
    private const int ShortestSound = 3;

    private readonly Lexicon _lexicon = Lexicon.Default;
    private readonly Clauses _clauses = new(Lexicon.Default, NameKinds.Default);
    private readonly HeadlineReader _headlines = new(Lexicon.Default, NameKinds.Default);

    public StoryFeatures Read(StoryItem item)
    {
        var found = new Collected();
        var title = WordScanner.Scan(item.Text.Title, TitleWords);
        var background = item.Mentions.IsEmpty ? new bool[title.Count] : _clauses.Background(title);
        AddWords(title, at => background[at] ? (float)options.TextWeight : 1f, found);
        var headline = _headlines.Read(item.Text.Title, title, background, (prefix, text, kind, shown) => found.Add(FeatureHash.Of(prefix, text), kind, false, shown, 1f));
        AddWords(WordScanner.Scan(item.Text.Text, TextWords), _ => (float)options.TextWeight, found);
        var isHeard = !item.Mentions.IsEmpty && headline.Lead != headline.LeadSide && Hearing.IsIn(item.Text.Title, item.Text.Text);
        return new StoryFeatures(
            found.All,
            isHeard ? headline with { Hearing = headline.Lead } : headline,
            item.Language is "uk" or "ru" ? Script.Cyrillic : Script.Latin,
            item.Mentions.IsEmpty ? [] : LetterGroups.Of(title),
            StandsAlone.Reason(item.Text.Title));
    }

    private void AddWords(List<Word> words, Func<int, float> emphasisAt, Collected found)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var emphasis = emphasisAt(i);
            var word = words[i];
            if (i + 1 < words.Count && _lexicon.FindPhrase(word, words[i + 1]) is { } phrase)
            {
                found.Add(phrase.Id, phrase.Kind, phrase.IsCore, word.Written + " " + words[i + 1].Written, emphasis);
                i++;
            }
            else if (word.IsNumber)
            {
                found.Add(FeatureHash.Of('#', word.Written), FeatureKind.Number, false, word.Written, emphasis);
            }
            else if (_lexicon.Find(word) is { } entry)
            {
                found.Add(entry.Id, entry.Kind, entry.IsCore, word.Written, emphasis);
            }
            else if (word.Lower.Length > 1 && !_lexicon.IsStop(word))
            {
                AddWord(word, emphasis, found);
            }
        }
    }

    private void AddWord(in Word word, float emphasis, Collected found)
    {
        var common = _lexicon.IsCommon(word);
        var stem = word.IsCyrillic ? CommonSpelling.Of(word.Stem) : word.Stem;
        found.Add(FeatureHash.Of(word.IsCyrillic ? 'c' : 'l', stem), common ? FeatureKind.CommonWord : FeatureKind.Word, false, word.Written, emphasis);
        if (word.IsCapitalised && !common && NameSound.Of(word.Lower) is { Length: >= ShortestSound } sound)
        {
            found.Add(FeatureHash.Of('~', sound), FeatureKind.Sound, false, word.Written, emphasis);
        }
    }

    /// <summary>Each feature once, with the strongest emphasis it was seen with.</summary>
    private sealed class Collected
    {
        private readonly Dictionary<int, int> _places = [];

        public List<StoryFeature> All { get; } = [];

        public void Add(int id, FeatureKind kind, bool core, string shown, float emphasis)
        {
            if (_places.TryAdd(id, All.Count))
            {
                All.Add(new StoryFeature(id, kind, core, shown, emphasis));
            }
            else if (All[_places[id]].Emphasis < emphasis)
            {
                All[_places[id]] = All[_places[id]] with { Emphasis = emphasis };
            }
        }
    }
}

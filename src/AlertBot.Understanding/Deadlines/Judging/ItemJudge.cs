using System.Collections.Immutable;
using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Reads the sentences of one item and keeps what they bind anybody to.</summary>
internal static class ItemJudge
{
    /// <summary>Grows to the longest item that a thread has read, so that tokens are allocated once and in their number.</summary>
    [ThreadStatic]
    private static List<Token>? Scratch;

    public static ImmutableArray<DeadlineStatement> Read(ItemText item, string language)
    {
        var text = ItemPlainText.Of(item.Title, item.Text);
        var vocabulary = Vocabulary.For(language);
        var folded = Tokenizer.Fold(text);
        var tokens = Cut(text, folded);
        Tagger.Tag(tokens, folded, vocabulary);
        if (!Topic.IsNews(tokens))
        {
            return [];
        }

        var sentences = new List<Sentence>();
        var isTitle = item.Title.Length > 0;
        foreach (var range in Sentences.Of(tokens, text))
        {
            var expressions = ExpressionReader.Read(tokens, range.Start.Value, range.End.Value);
            if (expressions.Count > 0 || isTitle)
            {
                sentences.Add(new Sentence(tokens, range, expressions, text, folded, vocabulary, isTitle));
            }

            isTitle = false;
        }

        return sentences.Count == 0 ? [] : Judge(item, language, sentences);
    }

    private static Token[] Cut(string text, string folded)
    {
        var scratch = Scratch ??= new List<Token>(256);
        scratch.Clear();
        Tokenizer.Cut(text, folded, scratch);
        return [.. scratch];
    }

    private static ImmutableArray<DeadlineStatement> Judge(ItemText item, string language, List<Sentence> sentences)
    {
        var title = sentences[0];
        if (title.IsTitle && title.Has(Cue.Reject))
        {
            return [];
        }

        var found = new List<DeadlineStatement>();
        foreach (var sentence in sentences)
        {
            if (!sentence.Has(Cue.Reject | Cue.Forecast) && (!sentence.Has(Cue.MayReject) || sentence.Has(Cue.Measure) || title.Has(Cue.Measure)))
            {
                new SentenceJudge(item, language, sentence, title).AddTo(found);
            }
        }

        return Gathering.Of(found);
    }
}

using System.Runtime.InteropServices;
using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Reads the sentences of one item and keeps what they bind anybody to.</summary>
internal static class ItemJudge
{
    /// <summary>Grows to the longest item that a thread has read, so that tokens are allocated once and in their number.</summary>
    [ThreadStatic]
    private static List<Token>? Scratch;

    public static ItemDeadlines Read(ItemText item, string language, IReadOnlyList<string> absences)
    {
        var text = ItemPlainText.Of(item.Title, item.Text);
        var vocabulary = Vocabulary.For(language);
        var folded = Tokenizer.Fold(text);
        var scratch = Cut(text, folded);
        Tagger.Tag(scratch, folded, vocabulary);
        if (!Topic.IsNews(scratch))
        {
            return ItemDeadlines.None;
        }

        Token[] tokens = [.. scratch];
        var sentences = new List<Sentence>();
        var isTitle = item.Title.Length > 0;
        foreach (var range in Sentences.Of(tokens, text))
        {
            var expressions = ExpressionReader.Read(tokens, range.Start.Value, range.End.Value);
            if (expressions.Count > 0 || isTitle || EndsSomething(tokens.AsSpan(range)))
            {
                sentences.Add(new Sentence(tokens, range, expressions, text, folded, vocabulary, isTitle));
            }

            isTitle = false;
        }

        return sentences.Count == 0 ? ItemDeadlines.None : Judge(item, language, sentences, absences);
    }

    /// <summary>Such a sentence matters without a date of its own.</summary>
    private static bool EndsSomething(ReadOnlySpan<Token> sentence)
    {
        foreach (var token in sentence)
        {
            if ((token.Cues & (Cue.Withdrawn | Cue.Missed | Cue.Kept)) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of this thread, until its next item.</summary>
    private static Span<Token> Cut(string text, string folded)
    {
        var scratch = Scratch ??= new List<Token>(256);
        scratch.Clear();
        Tokenizer.Cut(text, folded, scratch);
        return CollectionsMarshal.AsSpan(scratch);
    }

    private static ItemDeadlines Judge(ItemText item, string language, List<Sentence> sentences, IReadOnlyList<string> absences)
    {
        var title = sentences[0];
        if (title.IsTitle && title.Has(Cue.Reject))
        {
            return ItemDeadlines.None;
        }

        var found = new List<DeadlineStatement>();
        var outcomes = new List<DeadlineStatement>();
        foreach (var sentence in sentences)
        {
            if (!sentence.Has(Cue.Reject | Cue.Forecast) && (!sentence.Has(Cue.MayReject) || sentence.Has(Cue.Measure) || title.Has(Cue.Measure)))
            {
                var judge = new SentenceJudge(item, language, sentence, title) { IsAbsence = absences.Any(a => a.Contains(sentence.Words, StringComparison.Ordinal) || sentence.Words.Contains(a, StringComparison.Ordinal)) };
                judge.AddTo(found);
                judge.AddOutcomesTo(outcomes);
            }
        }

        return new ItemDeadlines(Gathering.Of(found), Gathering.Of(outcomes));
    }
}

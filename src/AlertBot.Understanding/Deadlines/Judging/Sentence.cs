using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>A sentence with its expressions of time, and what its other words say.</summary>
internal sealed class Sentence
{
    private readonly Token[] _tokens;
    private readonly bool[] _isTime;

    public Sentence(Token[] all, Range range, List<TimeExpression> expressions, string text, string folded, Vocabulary vocabulary, bool isTitle)
    {
        (From, To) = (range.Start.Value, range.End.Value);
        (_tokens, Expressions, Text, Folded, Language, IsTitle) = (all, expressions, text, folded, vocabulary.Language, isTitle);
        _isTime = new bool[To - From];
        foreach (var expression in expressions)
        {
            Array.Fill(_isTime, true, expression.From - From, expression.To - expression.From);
        }

        for (var i = From; i < To; i++)
        {
            Cues |= _isTime[i - From] ? _tokens[i].Cues & Cue.Deadline : _tokens[i].Cues;
        }
    }

    public int From { get; }

    public int To { get; }

    public bool IsTitle { get; }

    public string Text { get; }

    public string Folded { get; }

    public string Language { get; }

    public List<TimeExpression> Expressions { get; }

    /// <summary>What the words outside the expressions of time say, all together.</summary>
    public Cue Cues { get; }

    public Token this[int index] => index >= From && index < To ? _tokens[index] : default;

    public bool Has(Cue cue) => (Cues & cue) != 0;

    public bool HasAll(Cue one, Cue other) => Has(one) && Has(other);

    public bool IsTime(int index) => _isTime[index - From];

    public ReadOnlySpan<char> Word(int index) => Folded.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    /// <summary>Tokens between the expression and the nearest word with such a cue, on either side; large when there is none.</summary>
    public int Distance(TimeExpression expression, Cue cue)
    {
        for (var away = 1; away < To - From; away++)
        {
            if (Is(expression.From - away, cue) || Is(expression.To - 1 + away, cue))
            {
                return away;
            }
        }

        return int.MaxValue;
    }

    public bool HasBefore(TimeExpression expression, Cue cue, int within)
    {
        for (var i = expression.From - 1; i >= From && i >= expression.From - within; i--)
        {
            if (Is(i, cue))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasBehind(TimeExpression expression, Cue cue, int within)
    {
        for (var i = expression.To; i < To && i < expression.To + within; i++)
        {
            if (Is(i, cue))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The whole sentence as written.</summary>
    public string Words => Text[_tokens[From].Start.._tokens[To - 1].End].Trim();

    public string Quote(TimeExpression expression) => Text[_tokens[expression.From].Start.._tokens[expression.To - 1].End];

    private bool Is(int index, Cue cue) => index >= From && index < To && !_isTime[index - From] && (_tokens[index].Cues & cue) != 0;
}

using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

internal enum Tense
{
    Unknown,
    Past,
    NotPast,
}

/// <summary>Whether the verb that governs an expression speaks of what was or of what will be: the nearest verb before it, else the nearest behind.</summary>
internal static class Tenses
{
    private const int Reach = 25;

    public static Tense Of(Sentence sentence, TimeExpression expression)
    {
        for (var i = expression.From - 1; i >= sentence.From && i > expression.From - Reach && !IsBoundary(sentence, i, i + 1 == expression.From); i--)
        {
            if (OfWord(sentence, i) is var tense and not Tense.Unknown)
            {
                return tense;
            }
        }

        // "In a move on Tuesday that will ...": what the clause tells is not what happened on Tuesday.
        var from = expression.To;
        while (sentence[expression.To].Cues.HasFlag(Cue.Clause) && from < sentence.To && sentence[from].Mark != Mark.Comma)
        {
            from++;
        }

        var opens = Opens(sentence);
        var hasComma = false;
        for (var i = from; i < sentence.To && i < from + Reach; i++)
        {
            if (sentence[i].Kind == TokenKind.Punctuation && sentence.Word(i) is "(" or ")")
            {
                break;
            }

            // ", the ministry said": when it was said is not when it happens.
            hasComma |= sentence[i].Mark == Mark.Comma;
            if (i == expression.To && IsPlainPast(sentence, i))
            {
                return Tense.Past;
            }

            if (OfWord(sentence, i) is var tense and not Tense.Unknown && !(hasComma && !opens && sentence[i].Cues.HasFlag(Cue.Say)))
            {
                return tense;
            }
        }

        return Tense.Unknown;
    }

    /// <summary>"In a statement on Wednesday, the president said": what opens a sentence happened when its verb says.</summary>
    private static bool Opens(Sentence sentence) =>
        sentence.Language == "en" && sentence.From + 1 < sentence.To && sentence.Word(sentence.From) is var first && (first.Equals("in", StringComparison.OrdinalIgnoreCase) || first.Equals("at", StringComparison.OrdinalIgnoreCase) || first.Equals("during", StringComparison.OrdinalIgnoreCase))
            && sentence[sentence.From + 1].Kind == TokenKind.Word;

    /// <summary>Of the first verb of the sentence.</summary>
    public static Tense First(Sentence sentence)
    {
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (OfWord(sentence, i) is var tense and not Tense.Unknown)
            {
                return tense;
            }
        }

        return Tense.Unknown;
    }

    /// <summary>"The ministers on Monday agreed to": right behind the day, a verb in the past is what was done on it.</summary>
    private static bool IsPlainPast(Sentence sentence, int i) =>
        sentence.Language == "en" && sentence[i].Kind == TokenKind.Word && IsEnglishPast(sentence[i], sentence.Word(i)) && !sentence[i - 1].Cues.HasFlag(Cue.NonPast);

    public static Tense OfWord(Sentence sentence, int i)
    {
        var token = sentence[i];
        if (token.Kind != TokenKind.Word || sentence.IsTime(i))
        {
            return Tense.Unknown;
        }

        if (token.Cues.HasFlag(Cue.NotPast))
        {
            return sentence.Language == "en" && !token.IsCapital ? Tense.NotPast : Tense.Unknown;
        }

        var word = sentence.Word(i);
        var isPast = token.Cues.HasFlag(Cue.Past) || (sentence.Language == "en" ? IsEnglishPast(token, word) : IsSlavicPast(word, sentence.Language));
        if (isPast)
        {
            // "be held", "is expected": the participle takes its time from the verb before it.
            return sentence.Language == "en" && sentence[i - 1].Cues.HasFlag(Cue.NonPast) ? Tense.NotPast : Tense.Past;
        }

        var isFuture = (token.Cues.HasFlag(Cue.NonPast) && !IsPreposition(sentence, i)) || (sentence.Language == "en" && IsEnglishPresent(token, word)) || (sentence.Language != "en" && IsSlavicNonPast(word, sentence.Language));
        return isFuture ? Tense.NotPast : Tense.Unknown;
    }

    private static bool IsBoundary(Sentence sentence, int i, bool isAdjacent)
    {
        var token = sentence[i];
        var isSign = token.Kind == TokenKind.Punctuation && (token.Mark is Mark.Comma || sentence.Word(i) is ";" or ":" or "(" or ")" || (token.Mark == Mark.Dash && !token.IsGlued));
        return (isSign && !isAdjacent) || token.Cues.HasFlag(Cue.Clause);
    }

    private static bool IsEnglishPast(Token token, ReadOnlySpan<char> word) => word.Length > 4 && !token.IsCapital && word.EndsWith("ed");

    /// <summary>"A warning to Iran": no infinitive.</summary>
    private static bool IsPreposition(Sentence sentence, int i) =>
        sentence.Language == "en" && sentence.Word(i) is "to" && i + 1 < sentence.To && (sentence[i + 1].IsCapital || sentence[i + 1].Mark is Mark.The or Mark.Number || sentence.Word(i + 1) is "this" or "that" or "these" or "those");

    /// <summary>"Kicks in", "lapses": verbs of measures in the present are how the news tells of what comes.</summary>
    private static bool IsEnglishPresent(Token token, ReadOnlySpan<char> word) =>
        (token.Cues & (Cue.EffectStart | Cue.EffectEnd)) != 0 && !token.IsCapital && word.EndsWith("s");

    private static bool IsSlavicPast(ReadOnlySpan<char> word, string language)
    {
        if (word.Length > 5 && (word.EndsWith("ся") || word.EndsWith("сь")))
        {
            word = word[..^2];
        }

        return word.Length > 3 && (language == "ru"
            ? word.EndsWith("л") || word.EndsWith("ла") || word.EndsWith("ло") || word.EndsWith("ли")
            : word.EndsWith("ав") || word.EndsWith("ив") || word.EndsWith("ув") || word.EndsWith("їв") || word.EndsWith("ала") || word.EndsWith("ила") || word.EndsWith("али") || word.EndsWith("или") || word.EndsWith("їла") || word.EndsWith("їли") || word.EndsWith("ули") || word.EndsWith("ула") || word.EndsWith("ало") || word.EndsWith("ило"));
    }

    private static bool IsSlavicNonPast(ReadOnlySpan<char> word, string language) => word.Length > 4 && (language == "ru"
        ? word.EndsWith("ется") || word.EndsWith("ится") || word.EndsWith("утся") || word.EndsWith("ются") || word.EndsWith("атся") || word.EndsWith("ятся")
            || word.EndsWith("ет") || word.EndsWith("ит") || word.EndsWith("ют") || word.EndsWith("ут") || word.EndsWith("ят") || word.EndsWith("ать") || word.EndsWith("ить") || word.EndsWith("ять") || word.EndsWith("еть") || word.EndsWith("ться") || word.EndsWith("тись") || word.EndsWith("уть") || word.EndsWith("сти")
        : word.EndsWith("ться") || word.EndsWith("еться") || word.EndsWith("ить") || word.EndsWith("уть") || word.EndsWith("ють") || word.EndsWith("ать") || word.EndsWith("ять") || word.EndsWith("ає") || word.EndsWith("яє") || word.EndsWith("ує") || word.EndsWith("ати") || word.EndsWith("ити") || word.EndsWith("іти") || word.EndsWith("яти") || word.EndsWith("тися") || word.EndsWith("тись") || word.EndsWith("ься"));
}

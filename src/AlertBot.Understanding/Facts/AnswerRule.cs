using System.Collections.Immutable;
using AlertBot.Understanding.Classification;

namespace AlertBot.Understanding.Facts;

/// <summary>Who rejects, backs or accepts an offer or the terms that a sentence speaks of.</summary>
internal sealed class AnswerRule : IFactRule
{
    /// <summary>The groups of words that answer an offer.</summary>
    public static readonly ImmutableArray<string> Groups = ["rejects", "backs", "accepts"];

    /// <summary>"To a new swap of".</summary>
    private const int Beside = 20;

    private static readonly Sign Conditional = SignTable.Of("conditional");
    private static readonly string[] Terms = ["ceasefire", "plan", "guarantees", "proposes"];
    private static readonly string[] Passive = [" by ", " з боку ", " со стороны "];

    /// <summary>Who "refuses to come" answers no offer.</summary>
    public bool Concerns(FactSentence sentence) => !sentence.Has("stays-away") &&
        (sentence.Has("rejects") || sentence.Has("backs") || sentence.Has("accepts")) && (sentence.Has("proposes") || sentence.Topic is not null);

    public IEnumerable<Fact> Read(FactSentence sentence)
    {
        foreach (var verb in Groups.SelectMany(sentence.Of).Where(v => IsAnswer(sentence, v)))
        {
            var by = IsPassive(sentence, verb) ? sentence.ActorAfter(verb.End, Actors.CanAct) : sentence.ActorBefore(verb.Start, Actors.CanAct);
            if (by is not null)
            {
                yield return new Fact(FactKind.ProposalAnswer, verb.Value, sentence.Text, Actors.Acting(by));
            }
        }
    }

    /// <summary>Who "refuses to comment" or is "back in Moscow" answers no offer either.</summary>
    private static bool IsAnswer(FactSentence sentence, FactWord verb) => Mood.IsPlain(sentence, verb) && !IsPartOf(sentence, "answers-nothing", verb) && verb.Group switch
    {
        "accepts" => IsAcceptance(sentence) && !IsOfExchange(sentence, verb) && !IsPartOf(sentence, "rejects", verb),
        "backs" => !IsOfPerson(sentence, verb),
        _ => true,
    };

    /// <summary>"No ceasefire, but they agree to swap prisoners".</summary>
    private static bool IsOfExchange(FactSentence sentence, FactWord verb) =>
        sentence.After(verb.End, "exchange", Beside) is { } exchange && Terms.All(group => sentence.After(verb.End, group, exchange.Start - verb.End) is null);

    /// <summary>The "погодилася" of "не погодилася".</summary>
    private static bool IsPartOf(FactSentence sentence, string group, FactWord verb) => sentence.Of(group).Any(w => w.Start <= verb.Start && w.End >= verb.End);

    /// <summary>"Putin welcomes Witkoff", but not "backs Trump's plan".</summary>
    private static bool IsOfPerson(FactSentence sentence, FactWord verb) => sentence.Entities.Exists(h =>
        h.Start >= verb.End && h.Start - verb.End <= 1 && Actors.CanSpeak(h.Term.Entity!) && !(h.End < sentence.End && sentence.All[h.End] is '\'' or '’'));

    /// <summary>"Agreed to a swap" is an agreement and "unless it agrees" a threat; neither answers an offer.</summary>
    private static bool IsAcceptance(FactSentence sentence) =>
        !sentence.Signs.Overlaps(Conditional) && Array.Exists(Terms, sentence.Has);

    private static bool IsPassive(FactSentence sentence, FactWord verb)
    {
        var behind = sentence.All.AsSpan(verb.End, Math.Min(12, sentence.End - verb.End));
        foreach (var mark in Passive)
        {
            if (behind.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

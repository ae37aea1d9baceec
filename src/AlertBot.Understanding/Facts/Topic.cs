using System.Globalization;

namespace AlertBot.Understanding.Facts;

/// <summary>Names what a sentence offers, answers or speaks of, in short English words whatever its language.</summary>
internal static class Topic
{
    private static readonly string[] Order = ["working-groups", "ceasefire", "plan", "humanitarian", "leaders-meeting", "guarantees", "territory", "war-end", "talks"];

    private static readonly string[] TimesToAct = [" in ", " within ", " next ", " last ", " after ", " за ", " протягом ", " впродовж ", " через ", " в течение ", " после ", " після "];

    /// <summary>The most specific topic of a sentence, or null when it has none; "working groups ... three working groups" tells of three.</summary>
    public static string? Of(FactSentence sentence)
    {
        foreach (var group in Order)
        {
            if (sentence.Has(group))
            {
                return sentence.Of(group).Select(word => Describe(sentence, word)).MaxBy(told => told.Length);
            }
        }

        return null;
    }

    public static string Describe(FactSentence sentence, FactWord word) => word.Group switch
    {
        "ceasefire" => Ceasefire(sentence, word),
        "working-groups" => Counted(sentence, word) is { } count ? $"{count} {word.Value}" : word.Value,
        "plan" => Points(sentence) is { } points ? $"{points}-point {word.Value}" : word.Value,
        _ => word.Value,
    };

    private static string Ceasefire(FactSentence sentence, FactWord word)
    {
        var days = sentence.Of("days-long")
            .Select(d => sentence.Numbers.Where(n => n.End <= d.Start && d.Start - n.End <= 3 && !IsTimeToAct(sentence, n)).Select(n => (int?)n.Value).LastOrDefault())
            .FirstOrDefault(n => n is not null);
        var length = days is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d}-day ") : "";
        return length + (sentence.Has("unconditional") ? "unconditional " : "") + (sentence.Has("full") ? "full " : "") + word.Value;
    }

    /// <summary>"Agree to a ceasefire in 50 days" gives the time to agree.</summary>
    private static bool IsTimeToAct(FactSentence sentence, FactNumber number) =>
        Array.Exists(TimesToAct, word => sentence.All.AsSpan(sentence.Start, number.Start - sentence.Start).EndsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string? Counted(FactSentence sentence, FactWord word) =>
        sentence.Before(word.Start, "count", 3)?.Value
        ?? sentence.Numbers.Where(n => n.End <= word.Start && word.Start - n.End <= 3).Select(n => n.Value.ToString(CultureInfo.InvariantCulture)).LastOrDefault();

    private static string? Points(FactSentence sentence) => sentence.First("points") is { } points
        ? sentence.Numbers.Where(n => n.End <= points.Start && points.Start - n.End <= 3).Select(n => n.Value.ToString(CultureInfo.InvariantCulture)).LastOrDefault()
        : null;
}

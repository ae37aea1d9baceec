namespace AlertBot.Alerts.Rules;

/// <summary>What a rule says of a development: stay silent, or speak. The code is for machines and <c>/why</c>, the sentence for people.</summary>
public abstract record Verdict(string Code, string Sentence);

public sealed record Silence(string Code, string Sentence) : Verdict(Code, Sentence);

/// <param name="Key">See <see cref="Alert.Key"/>.</param>
/// <param name="Deadlines">Ids of the ledger's entries that the alert is about; the first is the occasion.</param>
public sealed record Speak(AlertKind Kind, string Key, IReadOnlyList<long> Deadlines, string Code, string Sentence) : Verdict(Code, Sentence);

using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>One feature of a report and what it says, in nats. Eight bytes: there are millions of them.</summary>
internal readonly struct Strand(int id, double weight, FeatureKind kind, bool inTitle, bool isCore)
{
    private const int NotVectors = (1 << (int)FeatureKind.Encounter) | (1 << (int)FeatureKind.Deed);
    private const int ComparedWithin = ~(NotVectors | (1 << (int)FeatureKind.Sound));
    private const int ComparedAcross = ~(NotVectors | (1 << (int)FeatureKind.Word) | (1 << (int)FeatureKind.CommonWord));

    private static readonly float[] Factors = [.. Enumerable.Range(0, 32).Select(i => FactorOf((FeatureKind)(i & 15), i >= 16))];

    // In this order they need no padding.
    private readonly int _id = id;
    private readonly Half _weight = (Half)weight;
    private readonly FeatureKind _kind = kind;
    private readonly byte _flags = (byte)((inTitle ? 1 : 0) | (isCore ? 2 : 0));

    public int Id => _id;

    public FeatureKind Kind => _kind;

    public float Weight => (float)_weight;

    public bool InTitle => (_flags & 1) != 0;

    public bool IsCore => (_flags & 2) != 0;

    /// <summary>What counts in a likeness: names more than words.</summary>
    public float Force => Weight * Factors[(int)Kind | (IsCore ? 16 : 0)];

    /// <summary>Known to the vocabulary, hence the same in every language.</summary>
    public bool IsCanonical => Kind <= FeatureKind.Core;

    /// <summary>Words meet within a script; the sound of an unknown name across two.</summary>
    public bool Compares(bool acrossScripts) => (((acrossScripts ? ComparedAcross : ComparedWithin) >> (int)Kind) & 1) != 0;

    public Strand With(double weight, bool inTitle) => new(Id, weight, Kind, inTitle, IsCore);

    private static float FactorOf(FeatureKind kind, bool core) => kind switch
    {
        FeatureKind.Encounter or FeatureKind.Deed => 0f,
        _ when core => 0.9f,
        FeatureKind.Person or FeatureKind.Place or FeatureKind.Name => 1.3f,
        FeatureKind.Concept => 0.9f,
        FeatureKind.Number => 1.1f,
        _ => 1f,
    };
}

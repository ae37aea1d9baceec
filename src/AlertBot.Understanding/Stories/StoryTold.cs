using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Stories;

/// <summary>What the items of a story have told so far: each fact once, whoever told it and in whatever language.</summary>
public sealed class StoryTold
{
    private readonly HashSet<(FactKind Kind, string Value, string? By)> _facts = [];
    private readonly List<Fact> _absences = [];
    private readonly HashSet<Category> _categories = [];

    public bool IsEmpty { get; private set; } = true;

    public void Add(Reading reading)
    {
        IsEmpty = false;
        _facts.UnionWith(reading.Facts.All.Select(f => (f.Kind, f.Value, f.By)));
        _absences.AddRange(reading.Facts.All.Where(f => f.Kind == FactKind.Absence && !HasAbsence(f)));
        _categories.UnionWith(reading.Dossiers.Where(d => d.IsRelevant).SelectMany(d => d.Categories));
    }

    internal bool Has(Category category) => _categories.Contains(category);

    internal IEnumerable<string> Values(params FactKind[] kinds) => _facts.Where(f => kinds.Contains(f.Kind)).Select(f => f.Value);

    internal bool HasBy(FactKind kind, string? by) => _facts.Any(f => f.Kind == kind && f.By == by);

    /// <summary>One story is one meeting: a party that does not come is known by whoever stands for it.</summary>
    internal bool HasAbsence(Fact fact) => _absences.Exists(fact.IsSameAbsence);

    internal bool Has(Fact fact) => _facts.Contains((fact.Kind, fact.Value, fact.By));
}

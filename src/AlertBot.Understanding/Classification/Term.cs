using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>What a phrase that the vocabulary finds stands for.</summary>
/// <param name="Dossier">Whose phrase it is; null for the words that all dossiers share.</param>
/// <param name="Sign">The bit of its concept or kind of entity.</param>
internal sealed record Term(Dossier? Dossier, Entity? Entity, Sign Sign);

/// <summary>A term found in an item; offsets into the item's title and text.</summary>
internal readonly record struct Hit(Term Term, int Start, int End);

/// <summary>A set of concepts and kinds of entities: one bit each, so that a rule is two machine instructions.</summary>
internal readonly record struct Sign(UInt128 Bits)
{
    public static Sign None => default;

    public bool IsEmpty => Bits == UInt128.Zero;

    public static Sign operator |(Sign left, Sign right) => new(left.Bits | right.Bits);

    public bool Overlaps(Sign other) => (Bits & other.Bits) != UInt128.Zero;

    public static Sign Bit(int index) => new(UInt128.One << index);
}

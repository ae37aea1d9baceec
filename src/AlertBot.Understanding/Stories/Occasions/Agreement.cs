namespace AlertBot.Understanding.Stories.Occasions;

/// <summary>What the occasions of an item and a story have to do with each other.</summary>
internal enum Agreement
{
    /// <summary>Nothing certain: likeness decides.</summary>
    None,

    /// <summary>One occasion.</summary>
    Same,

    /// <summary>One occasion, but long after: likeness decides, and what does not join carries on.</summary>
    Late,

    /// <summary>One occasion, announced in one and told of as over in the other.</summary>
    CarriesOn,

    /// <summary>Two occasions: another round.</summary>
    Another,
}

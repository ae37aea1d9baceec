namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>How alike two sets of strands are.</summary>
/// <param name="Cosine">Over what the two can share at all.</param>
/// <param name="Rarest">The most telling thing that both titles say.</param>
/// <param name="Concepts">Names and events that both titles have.</param>
internal readonly record struct Likeness(double Cosine, double Rarest, int Concepts)
{
    public static Likeness Of(Strand[] a, in Norm normOfA, Strand[] b, in Norm normOfB, bool acrossScripts)
    {
        double shared = 0, rarest = 0;
        var concepts = 0;
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            int first = a[i].Id, second = b[j].Id;
            if (first == second)
            {
                if (a[i].Compares(acrossScripts))
                {
                    double own = a[i].Force, its = b[j].Force;
                    shared += own * its;
                    if (a[i].InTitle && b[j].InTitle)
                    {
                        rarest = Math.Max(rarest, Math.Min(own, its));
                        concepts += a[i].IsCanonical ? 1 : 0;
                    }
                }

                i++;
                j++;
            }
            else if (first < second)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared <= 0 ? default : new Likeness(shared / (normOfA.Of(acrossScripts) * normOfB.Of(acrossScripts)), rarest, concepts);
    }
}

/// <summary>The lengths of a set of strands as a vector, within a script and across two.</summary>
internal readonly record struct Norm(float Within, float Across)
{
    public static Norm Of(Strand[] strands)
    {
        double within = 0, across = 0;
        foreach (var strand in strands)
        {
            double square = strand.Force * strand.Force;
            within += strand.Compares(acrossScripts: false) ? square : 0;
            across += strand.Compares(acrossScripts: true) ? square : 0;
        }

        return new Norm((float)Math.Sqrt(within), (float)Math.Sqrt(across));
    }

    public float Of(bool acrossScripts) => acrossScripts ? Across : Within;
}

namespace AlertBot.Feeds.Parsing.Pictures;

/// <summary>A picture as one element of a feed offers it.</summary>
/// <param name="Address">As it is written.</param>
/// <param name="IsThumbnail">Said to be a small copy of something.</param>
/// <param name="Width">In pixels; 0 where nothing is said.</param>
/// <param name="Height">In pixels; 0 where nothing is said.</param>
internal sealed record OfferedPicture(string? Address, bool IsThumbnail = false, int Width = 0, int Height = 0)
{
    /// <summary>A side of less is an icon, a face or a counter.</summary>
    private const int SmallestSide = 90;

    /// <summary>A print, not a picture for a message: platforms refuse them.</summary>
    private const int LongestSide = 6000;

    /// <summary>What a picture of unknown size is taken for.</summary>
    private const long UsualArea = 640 * 360;

    public string? Description { get; init; }

    public string? Credit { get; init; }

    public bool IsSensible => IsSide(Width) && IsSide(Height);

    /// <summary>A full picture before a thumbnail, then the larger.</summary>
    public (bool IsFull, long Area) Rank => (!IsThumbnail, Width == 0 && Height == 0 ? UsualArea : (long)Side(Width, Height) * Side(Height, Width));

    private static bool IsSide(int pixels) => pixels is 0 or >= SmallestSide and <= LongestSide;

    private static int Side(int pixels, int other) => pixels > 0 ? pixels : other * 9 / 16;
}

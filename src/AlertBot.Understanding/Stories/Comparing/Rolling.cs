namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>
/// Values numbered as they come, of which the oldest fall out. Kept in pieces, so that it holds little more than what is in it: one array
/// that doubles would hold up to twice as much, and thrice while it is copied. A number that fell out must not be asked for.
/// </summary>
internal sealed class Rolling<T>
{
    private const int Bits = 12;
    private const int Piece = 1 << Bits;

    private readonly List<T[]> _pieces = [];
    private int _gone;

    /// <summary>The number of the oldest value; numbers begin at 1, so that 0 is none.</summary>
    public int First { get; private set; } = 1;

    /// <summary>The number that the next value will get.</summary>
    public int Next { get; private set; } = 1;

    public int Count => Next - First;

    public ref T this[int number] => ref _pieces[(number >> Bits) - _gone][number & (Piece - 1)];

    /// <returns>Its number.</returns>
    public int Add(T value)
    {
        if ((Next >> Bits) - _gone == _pieces.Count)
        {
            _pieces.Add(new T[Piece]);
        }

        this[Next] = value;
        return Next++;
    }

    public void DropBefore(int number)
    {
        for (; First < number; First++)
        {
            // What it refers to is let go of now, not with the last of its piece.
            this[First] = default!;
        }

        while (_gone < number >> Bits && _pieces.Count > 0)
        {
            _pieces.RemoveAt(0);
            _gone++;
        }
    }
}

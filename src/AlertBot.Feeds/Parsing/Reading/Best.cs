namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>A value that several elements may give: the highest rank wins, and of equals the first.</summary>
internal struct Best<T>
{
    private int _rank;

    public T? Value { get; private set; }

    public void Offer(T? value, int rank)
    {
        if (value is not null and not string { Length: 0 } && (Value is null || rank > _rank))
        {
            (Value, _rank) = (value, rank);
        }
    }

    /// <summary>As <see cref="Offer"/>, but of equals the last.</summary>
    public void Correct(T? value, int rank)
    {
        if (value is not null && (Value is null || rank >= _rank))
        {
            (Value, _rank) = (value, rank);
        }
    }
}

namespace AlertBot.Alerts.Subscriptions;

/// <summary>Small numbers, each one thing's at a time: those that were given back are given out again.</summary>
internal sealed class Numbering
{
    private readonly Stack<int> _free = [];

    /// <summary>All numbers are smaller.</summary>
    public int Bound { get; private set; }

    public int Take() => _free.TryPop(out var number) ? number : Bound++;

    public void GiveBack(int number) => _free.Push(number);
}

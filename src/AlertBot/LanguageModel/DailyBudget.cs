namespace AlertBot.LanguageModel;

/// <summary>So many calls a day, counted in UTC; the next day begins anew.</summary>
internal sealed class DailyBudget(int limit, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private DateOnly _day;
    private int _taken;

    public bool TryTake()
    {
        lock (_lock)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            if (today != _day)
            {
                (_day, _taken) = (today, 0);
            }

            return _taken < limit && ++_taken <= limit;
        }
    }
}

namespace AlertBot.Alerts.Subscriptions;

/// <summary>Lists of subscriptions that stay in the order of their ids. New ones have the highest ids, and go to the end.</summary>
internal static class ById
{
    public static void Add(List<Subscription> list, Subscription subscription) => list.Insert(PlaceOf(list, subscription.Id), subscription);

    public static void Remove(List<Subscription> list, Subscription subscription) => list.RemoveAt(PlaceOf(list, subscription.Id));

    private static int PlaceOf(List<Subscription> list, long id)
    {
        var (from, to) = (0, list.Count);
        if (to > 0 && list[^1].Id < id)
        {
            return to;
        }

        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = list[middle].Id < id ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}

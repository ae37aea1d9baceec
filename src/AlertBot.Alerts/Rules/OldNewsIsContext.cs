using NodaTime;

namespace AlertBot.Alerts.Rules;

/// <summary>An item that is old when it is first seen, such as an archive put back into a feed, is context.</summary>
internal sealed class OldNewsIsContext(Duration maximumAge) : IAlertRule
{
    public Verdict? Judge(Development development)
    {
        var age = development.Item.FirstSeen - development.Item.Published;
        return age > maximumAge ? new Silence("old", $"The item was {age.TotalHours:0} hours old when it was first seen.") : null;
    }
}

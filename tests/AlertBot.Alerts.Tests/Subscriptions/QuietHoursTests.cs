using System.Globalization;
using AlertBot.Alerts.Subscriptions;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Alerts.Tests.Subscriptions;

public sealed class QuietHoursTests
{
    private static readonly DateTimeZone Kyiv = DateTimeZoneProviders.Tzdb["Europe/Kyiv"];

    [Theory]
    [InlineData("2025-07-23T19:59:00Z", "2025-07-23T19:59:00Z")] // 22:59 in Kyiv: not quiet yet
    [InlineData("2025-07-23T20:00:00Z", "2025-07-24T04:00:00Z")] // 23:00: until 07:00 of the next day
    [InlineData("2025-07-24T02:00:00Z", "2025-07-24T04:00:00Z")] // 05:00: until 07:00 of the same day
    [InlineData("2025-07-24T04:00:00Z", "2025-07-24T04:00:00Z")] // 07:00: over
    public void A_routine_message_waits_for_the_end_of_the_quiet_hours(string now, string earliest)
    {
        var quiet = new QuietHours(new LocalTime(23, 0), new LocalTime(7, 0));

        Assert.Equal(At(earliest), quiet.EarliestFrom(At(now), Kyiv));
    }

    [Fact]
    public void Quiet_hours_follow_the_clock_on_the_wall_when_daylight_saving_begins()
    {
        // In the night to 30 March 2025 Kyiv skips from 03:00 to 04:00, so 07:00 comes an hour earlier than the night before.
        var quiet = new QuietHours(new LocalTime(23, 0), new LocalTime(7, 0));

        Assert.Equal(At("2025-03-30T04:00:00Z"), quiet.EarliestFrom(At("2025-03-29T22:00:00Z"), Kyiv));
        Assert.Equal(At("2025-03-29T05:00:00Z"), quiet.EarliestFrom(At("2025-03-28T22:00:00Z"), Kyiv));
    }

    [Fact]
    public void Quiet_hours_that_end_when_they_start_are_refused() =>
        Assert.Throws<ArgumentException>(() => new QuietHours(LocalTime.Noon, LocalTime.Noon));

    private static Instant At(string text) => InstantPattern.General.WithCulture(CultureInfo.InvariantCulture).Parse(text).Value;
}

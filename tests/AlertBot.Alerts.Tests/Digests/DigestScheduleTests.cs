using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Subscriptions;
using NodaTime;

namespace AlertBot.Alerts.Tests.Digests;

public sealed class DigestScheduleTests
{
    private static readonly DateTimeZone Kyiv = DateTimeZoneProviders.Tzdb["Europe/Kyiv"];
    private static readonly DigestPlan Daily = new(new LocalTime(9, 0), null);

    [Fact]
    public void A_daily_digest_covers_the_day_before_its_hour_on_the_destination_s_clock() =>
        Assert.Equal(
            (new LocalDate(2025, 7, 24), Instant.FromUtc(2025, 7, 23, 6, 0), Instant.FromUtc(2025, 7, 24, 6, 0)),
            DigestSchedule.Due(Daily, Kyiv, Instant.FromUtc(2025, 7, 24, 6, 0)));

    [Fact]
    public void Before_its_hour_none_is_due() => Assert.Null(DigestSchedule.Due(Daily, Kyiv, Instant.FromUtc(2025, 7, 24, 5, 59)));

    [Fact]
    public void One_that_was_missed_for_hours_is_left_to_the_next() => Assert.Null(DigestSchedule.Due(Daily, Kyiv, Instant.FromUtc(2025, 7, 24, 12, 0)));

    [Fact]
    public void A_weekly_digest_covers_a_week() =>
        Assert.Equal(
            (new LocalDate(2025, 7, 25), Instant.FromUtc(2025, 7, 18, 6, 0), Instant.FromUtc(2025, 7, 25, 6, 0)),
            DigestSchedule.Due(Daily with { Day = IsoDayOfWeek.Friday }, Kyiv, Instant.FromUtc(2025, 7, 25, 6, 30)));

    [Fact]
    public void The_night_that_the_clocks_go_forward_has_its_digest_too() =>
        Assert.Equal(
            new LocalDate(2025, 3, 30),
            DigestSchedule.Due(new DigestPlan(new LocalTime(3, 30), null), Kyiv, Instant.FromUtc(2025, 3, 30, 2, 0))!.Value.Day);

    [Theory]
    [InlineData(28, 30, false)]
    [InlineData(28, 80, true)]
    [InlineData(7, 80, false)]
    [InlineData(4, 300, false)]
    public void A_dossier_is_silent_by_its_own_rhythm(int storiesInTwoWeeks, int hours, bool silent)
    {
        var now = Instant.FromUtc(2025, 7, 24, 6, 0);

        Assert.Equal(silent, WatchSilence.IsSilent(new DossierPulse("talks", storiesInTwoWeeks, now - Duration.FromHours(hours)), now));
    }
}

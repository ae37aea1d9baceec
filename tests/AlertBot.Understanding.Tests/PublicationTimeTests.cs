using NodaTime;

namespace AlertBot.Understanding.Tests;

public sealed class PublicationTimeTests
{
    [Theory]
    [InlineData("2025-07-15T02:27:07Z", "America/New_York", "2025-07-14")]
    [InlineData("2025-07-14T23:30:00+03:00", "Europe/Kyiv", "2025-07-14")]
    [InlineData("2025-07-14T23:30:00", "Europe/Kyiv", "2025-07-15")]
    [InlineData("2025-07-04", "Europe/Kyiv", "2025-07-04")]
    public void The_day_of_publication_is_the_speakers_own_day(string published, string zone, string day)
    {
        Assert.True(PublicationTime.TryParse(published, out var time));

        Assert.Equal(day, time.DateIn(DateTimeZoneProviders.Tzdb[zone]).ToString("uuuu-MM-dd", null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("yesterday")]
    [InlineData("2025-02-30")]
    public void What_is_not_a_date_is_refused(string? published) => Assert.False(PublicationTime.TryParse(published, out _));
}

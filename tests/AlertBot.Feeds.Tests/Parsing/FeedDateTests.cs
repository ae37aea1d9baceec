using AlertBot.Feeds.Parsing.Dates;
using NodaTime.Text;

namespace AlertBot.Feeds.Tests.Parsing;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Wed, 23 Jul 2025 18:05:00 GMT", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 21:05:00 +0300", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 21:05 EEST", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 21:05:00 MSK", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 19:05:00 CET", "2025-07-23T18:05:00Z")]
    [InlineData("Thu, 24 Jul 2025 03:05:00 JST", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 14:05:00 EDT", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 21:05:00 GMT+0300", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 21:05:00 UTC+3", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 21:05:00 Europe/Kyiv", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul 2025 06:05:00 PM", "2025-07-23T18:05:00Z")]
    [InlineData("Wed Jul 23 14:05:00 EDT 2025", "2025-07-23T18:05:00Z")]
    [InlineData("Wed, 23 Jul, 2025 18:05:00 Etc/GMT", "2025-07-23T18:05:00Z")]
    [InlineData("23 Jul 2025 18:05 (UTC)", "2025-07-23T18:05:00Z")]
    [InlineData("July 23, 2025 at 6:05 p.m.", "2025-07-23T18:05:00Z")]
    [InlineData("23-Jul-25 18:05:00", "2025-07-23T18:05:00Z")]
    [InlineData("Wed Jul 23 18:05:00 +0000 2025", "2025-07-23T18:05:00Z")]
    [InlineData("Jul 23, 2025 6:05pm", "2025-07-23T18:05:00Z")]
    [InlineData("1753293900", "2025-07-23T18:05:00Z")]
    [InlineData("1753293900000", "2025-07-23T18:05:00Z")]
    public void Dates_of_mail_and_their_misspellings_are_read(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("2025-07-23T18:05:00Z", "2025-07-23T18:05:00Z")]
    [InlineData("2025-07-23T21:05:00.123+03:00", "2025-07-23T18:05:00Z")]
    [InlineData("2025-07-23T21:05+0300", "2025-07-23T18:05:00Z")]
    [InlineData("20250723T180500Z", "2025-07-23T18:05:00Z")]
    [InlineData("20250723180500", "2025-07-23T18:05:00Z")]
    [InlineData("2025-07-23T18Z", "2025-07-23T18:00:00Z")]
    [InlineData("25204", "2025-07-23T00:00:00Z")]
    [InlineData("250723", "2025-07-23T00:00:00Z")]
    [InlineData("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z")]
    [InlineData("2025-07-23 18:05:00", "2025-07-23T18:05:00Z")]
    [InlineData("2025-07-23T24:00:00Z", "2025-07-24T00:00:00Z")]
    [InlineData("2025-12-31T23:59:60Z", "2026-01-01T00:00:00Z")]
    [InlineData("2025-07-23", "2025-07-23T00:00:00Z")]
    [InlineData("2025-204", "2025-07-23T00:00:00Z")]
    [InlineData("2025-07", "2025-07-01T00:00:00Z")]
    [InlineData("07/23/2025 18:05", "2025-07-23T18:05:00Z")]
    [InlineData("23/07/2025 18:05", "2025-07-23T18:05:00Z")]
    [InlineData("23.07.2025 18:05", "2025-07-23T18:05:00Z")]
    public void Dates_of_numbers_are_read(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("Ср, 23 липня 2025 21:05:00 +0300", "2025-07-23T18:05:00Z")]
    [InlineData("23 июля 2025, 21:05 МСК", "2025-07-23T18:05:00Z")]
    [InlineData("Mi, 23 Juli 2025 20:05:00 MESZ", "2025-07-23T18:05:00Z")]
    [InlineData("mar., 5 févr. 2025 18:05:00 GMT", "2025-02-05T18:05:00Z")]
    [InlineData("mar, 10 ene 2025 18:05:00 +0000", "2025-01-10T18:05:00Z")]
    [InlineData("Τετ, 23 Ιούλ 2025 21:05:00 EEST", "2025-07-23T18:05:00Z")]
    [InlineData("2025-július-23T18:05-00:00", "2025-07-23T18:05:00Z")]
    [InlineData("2025년 07월 24일 03:05:00", "2025-07-23T18:05:00Z")]
    [InlineData("2025-07-24 오전 03:05:00", "2025-07-23T18:05:00Z")]
    [InlineData("23 lipca 2025 18:05", "2025-07-23T18:05:00Z")]
    [InlineData("٢٣ يوليو ٢٠٢٥ 18:05", "2025-07-23T18:05:00Z")]
    public void Dates_in_many_languages_are_read(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("Wed, 31 Feb 2025 18:05:00 GMT")]
    [InlineData("2025-13-01")]
    [InlineData("2025-07-23T25:00:00Z")]
    [InlineData("2025-07-23T18:61:00Z")]
    [InlineData("10 days ago")]
    [InlineData("\u0301 23")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("99999999999999999999999999999999")]
    public void Dates_that_no_calendar_has_are_null(string text) => Assert.Null(FeedDate.Parse(text));

    private static string? Read(string text) => FeedDate.Parse(text) is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null;
}

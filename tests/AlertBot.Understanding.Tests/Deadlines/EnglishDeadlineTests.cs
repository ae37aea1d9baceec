namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>The conventions of reading dates, one table each, in English.</summary>
public sealed class EnglishDeadlineTests
{
    [Theory]
    [InlineData("2025-07-14", "Washington will impose severe tariffs on Moscow unless the war ends within 50 days.", "ultimatum 2025-09-02")]
    [InlineData("2025-07-28", "The new deadline for Russia to make peace is ten or twelve days from today, Trump said.", "ultimatum 2025-08-07..2025-08-09")]
    [InlineData("2025-07-29", "Trump said Russia has 10 days from today to stop the war or face tariffs.", "ultimatum 2025-08-08")]
    [InlineData("2025-05-01", "The rebels were given 48 hours to leave the border town.", "ultimatum 2025-05-03")]
    [InlineData("2025-05-01", "Mediators promised to deliver a draft treaty in two to three weeks.", "commitment 2025-05-15..2025-05-22")]
    [InlineData("2026-01-31", "Both delegations pledged to exchange prisoner lists within a month.", "commitment 2026-02-28")]
    [InlineData("2025-03-03", "Tehran must let inspectors in within forty-five days or face UN sanctions.", "ultimatum 2025-04-17")]
    [InlineData("2025-03-03", "The army gave the militia a 72-hour ultimatum to disarm.", "ultimatum 2025-03-06")]
    public void Lengths_count_from_the_day_of_the_statement(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-07-23", "On July 14 Trump warned that he would impose tariffs unless Russia ended the war within 50 days.", "ultimatum 2025-09-02")]
    [InlineData("2025-06-05", "On 2 June the mediators gave the rebels 30 days to withdraw.", "ultimatum 2025-07-02")]
    [InlineData("2025-09-10", "On July 14 Trump gave the Kremlin 50 days; they ran out without any measure.", "")]
    public void A_day_of_the_statement_that_is_named_is_the_anchor(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-07-08", "The EU pledged to submit its trade offer by the end of the month.", "commitment 2025-07-31")]
    [InlineData("2025-07-08", "Negotiators promised a joint text by Friday.", "commitment 2025-07-11")]
    [InlineData("2025-07-08", "Foreign ministers will meet in Istanbul next week.", "scheduled 2025-07-14..2025-07-20")]
    [InlineData("2025-07-08", "The two presidents will hold a summit on Monday.", "scheduled 2025-07-14")]
    [InlineData("2025-07-08", "Envoys agreed to meet next Tuesday in Vienna for peace talks.", "scheduled 2025-07-15")]
    [InlineData("2025-10-02", "Washington wants a signature on the peace deal by mid-November.", "ultimatum 2025-11-15")]
    [InlineData("2025-10-02", "Kyiv must answer the peace plan by Thanksgiving, US officials insist.", "ultimatum 2025-11-27")]
    [InlineData("2025-05-10", "The next round of peace talks will be held in early June.", "scheduled 2025-06-01..2025-06-10")]
    [InlineData("2025-05-10", "The leaders' summit will take place in August.", "scheduled 2025-08-01..2025-08-31")]
    [InlineData("2025-05-10", "The peace conference is planned for late June.", "scheduled 2025-06-21..2025-06-30")]
    [InlineData("2025-05-10", "The peace talks will resume in the first half of July.", "scheduled 2025-07-01..2025-07-15")]
    [InlineData("2025-05-14", "The ministry vowed to lift the embargo by June.", "commitment 2025-06-01")]
    [InlineData("2025-11-20", "Kyiv and Moscow promised to finish the prisoner exchange by New Year.", "commitment 2025-12-31")]
    [InlineData("2025-11-20", "The White House wants a peace deal by Christmas.", "ultimatum 2025-12-25")]
    [InlineData("2025-07-09", "The two sides intend to sign the ceasefire accord by the end of the year.", "commitment 2025-12-31")]
    [InlineData("2025-07-09", "Prisoners will be exchanged this weekend, both armies confirmed.", "scheduled 2025-07-12..2025-07-13")]
    public void Calendar_words_become_days_and_windows(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-05-07", "The truce runs until 11 May, the Kremlin says.", "effective 2025-05-11")]
    [InlineData("2025-07-08", "US tariffs on copper imports take effect on Aug. 1.", "effective 2025-08-01")]
    [InlineData("2025-08-12", "Beijing and Washington extended their tariff truce for another 90 days.", "effective 2025-11-10")]
    [InlineData("2025-08-11", "The tariff pause was extended for 90 days and will now end on November 10.", "effective 2025-11-10")]
    [InlineData("2026-04-17", "A 10-day ceasefire between the two armies takes effect.", "effective 2026-04-27")]
    [InlineData("2025-04-20", "The 30-day truce is to start on 8 May, the Kremlin declared.", "effective 2025-05-08")]
    [InlineData("2025-06-18", "The sanctions on Russian banks expire on 31 January 2026.", "effective 2026-01-31")]
    [InlineData("2025-06-18", "The New START treaty expires in February 2026.", "effective 2026-02-01..2026-02-28")]
    public void A_measure_is_told_by_where_it_starts_or_ends(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-06-10", "Delegations will meet in Geneva from 20 to 23 June for peace talks.", "scheduled 2025-06-20..2025-06-23")]
    [InlineData("2025-06-10", "The summit will be held on June 24-25 in The Hague, NATO said.", "scheduled 2025-06-24..2025-06-25")]
    [InlineData("2025-06-10", "Talks with Iran will be held between 14 and 16 June in Oman.", "scheduled 2025-06-14..2025-06-16")]
    [InlineData("2025-06-10", "The prisoner exchange will continue on Saturday and Sunday.", "scheduled 2025-06-14..2025-06-15")]
    [InlineData("2025-06-10", "The summit was moved from 12 June to 17 June.", "scheduled 2025-06-17")]
    public void Both_ends_named_make_one_window(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-07-23", "Ukraine has proposed a 30-day unconditional ceasefire; Russia rejects it.")]
    [InlineData("2025-07-16", "Senators want more pressure on Russia during Trump's 50-day ultimatum.")]
    [InlineData("2025-07-16", "The envoy, 62, spent 14 years mediating peace talks in Africa.")]
    [InlineData("2025-07-16", "Elections would be held within 60 days of signing the peace treaty.")]
    [InlineData("2025-07-16", "The foreign ministers met on Monday in Ankara.")]
    [InlineData("2025-07-16", "The Kremlin said on Tuesday that it sees no progress in the talks.")]
    [InlineData("2025-07-16", "A call between the presidents is possible in the coming days.")]
    [InlineData("2025-07-16", "The war will be over soon, perhaps this summer, the president said.")]
    [InlineData("2025-07-16", "The war, now in its fourth year, has displaced 10 million people in 40 months.")]
    [InlineData("2025-07-16", "The match between the two national teams will be played on Friday in Istanbul.")]
    [InlineData("2025-07-16", "A court will hear the case of the former defence minister on 5 August.")]
    [InlineData("2025-07-16", "Economists expect the sanctions to cut growth within six months.")]
    [InlineData("2025-07-16", "The summit set for 20 July was cancelled.")]
    [InlineData("2025-07-16", "The Istanbul round of 2 June lasted an hour and ended with an exchange deal.")]
    [InlineData("2025-07-16", "After 15 months of war the town lies in ruins.")]
    public void What_binds_nobody_to_a_date_is_no_deadline(string published, string text) => Check(published, text, "");

    /// <summary>A digest names the day it is of; what its headlines speak of was reported before.</summary>
    [Theory]
    [InlineData("en", "A joint statement after the talks in Geneva: the morning news of 24 November")]
    [InlineData("uk", "Спільна заява після переговорів у Женеві: головні новини ранку 24 листопада")]
    [InlineData("ru", "Совместное заявление после переговоров в Женеве: главные новости утра 24 ноября")]
    public void The_day_of_a_digest_is_no_appointment(string language, string title) => Assert.Equal("", Items.Told(language, "2025-11-24", "", title));

    [Theory]
    [InlineData("2025-07-15T02:27:00Z", "npr", "2025-09-02")]
    [InlineData("2025-07-14T22:00:00-04:00", "fox", "2025-09-02")]
    [InlineData("2025-07-15T02:27:00Z", "bbc", "2025-09-02")]
    [InlineData("2025-07-15", "npr", "2025-09-03")]
    public void The_counting_day_is_the_speakers_own(string published, string publisher, string day) =>
        Assert.Equal($"ultimatum {day}", Items.Told("en", published, "Trump threatens tariffs on Russia unless it makes peace within 50 days.", "", publisher));

    [Theory]
    [InlineData("2025-07-11", "Trump promises a major statement on Russia on Monday.", "scheduled 2025-07-14")]
    [InlineData("2025-07-11", "In a statement on Wednesday, the president said that talks with Russia would go on.", "")]
    [InlineData("2025-07-11", "At a news conference on Thursday, the Kremlin warned that the ceasefire talks were over.", "")]
    [InlineData("2025-07-11", "In Istanbul on Wednesday, the delegations will hold talks, the ministry said.", "scheduled 2025-07-16")]
    public void A_statement_that_is_announced_is_an_appointment_and_one_that_was_made_is_none(string published, string text, string deadlines) => Check(published, text, deadlines);

    private static void Check(string published, string text, string deadlines) => Assert.Equal(deadlines, Items.Told("en", published, text));
}

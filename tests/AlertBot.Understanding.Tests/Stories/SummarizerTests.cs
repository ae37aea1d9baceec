using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;

namespace AlertBot.Understanding.Tests.Stories;

public sealed class SummarizerTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly ItemReader Reader = new();

    [Fact]
    public void The_telling_sentence_is_chosen_not_the_first()
    {
        var summary = Sum(Source(
            1,
            "Third round of Istanbul talks ends with an exchange deal",
            "It was a warm evening by the water, and the palace was full of cameras from morning on. The delegations of Ukraine and Russia agreed in Istanbul to exchange more than 1,200 prisoners."));

        Assert.StartsWith("The delegations", summary.Sentences[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sign up for our newsletter to get the latest news about the talks in Istanbul every morning.")]
    [InlineData("Підписуйтесь на наш Telegram, щоб першими знати про переговори України та Росії у Стамбулі.")]
    [InlineData("Читайте также: что известно о переговорах России и Украины в Стамбуле и об обмене пленными.")]
    [InlineData("Reporting by our correspondents in Istanbul and Kyiv on the talks between Ukraine and Russia.")]
    public void What_a_site_says_of_itself_is_left_out(string boilerplate) =>
        Assert.DoesNotContain(Sum(Source(1, "Talks in Istanbul", boilerplate)).Sentences, s => s.Text == boilerplate);

    [Fact]
    public void What_the_headline_says_is_not_said_again() =>
        Assert.Empty(Sum(Source(1, "Umerov and Medinsky meet in Istanbul for a third round of talks", "Umerov and Medinsky met in Istanbul for a third round of talks.")).Sentences);

    [Theory]
    [InlineData("en", "\"Ukraine's army is losing,\" Peskov said. \"The talks in Istanbul are useless. Ukraine and Russia must sign the surrender in Istanbul at once. There is no other way.\"", "Ukraine and Russia must")]
    [InlineData("en", "Peskov answered. \"The talks in Istanbul are useless. Ukraine and Russia must sign the surrender in Istanbul at once. There is no oth", "Ukraine and Russia must")]
    [InlineData("en", "Peskov answered: “The talks in Istanbul are useless. Ukraine and Russia must sign the surrender in Istanbul at once. There is no other way.”", "Ukraine and Russia must")]
    [InlineData("uk", "Песков відповів: «Переговори в Стамбулі марні. Україна та Росія мають негайно підписати капітуляцію в Стамбулі. Іншого шляху немає».", "Україна та Росія мають")]
    [InlineData("uk", "Песков відповів: „Переговори в Стамбулі марні. Україна та Росія мають негайно підписати капітуляцію в Стамбулі. Іншого шляху немає“.", "Україна та Росія мають")]
    [InlineData("ru", "Песков ответил: «Переговоры в Стамбуле бесполезны. Украина и Россия должны немедленно подписать капитуляцию в Стамбуле. Другого пути нет».", "Украина и Россия должны")]
    public void What_stands_within_somebodys_words_is_not_told_as_the_publishers(string language, string text, string told) =>
        Assert.DoesNotContain(Sum(Source(1, "Istanbul", text, language)).Sentences, s => s.Text.StartsWith(told, StringComparison.Ordinal));

    [Fact]
    public void A_mark_that_nothing_closes_opens_no_quotation() =>
        Assert.False(Quotation.IsWithin("The table was 60\" long. The delegations agreed to meet again.", 24));

    [Theory]
    [InlineData("en", "Earlier, the Pope offered the Vatican as a venue for talks between Ukraine and Russia.", "The Kremlin will name its delegation to the talks with Ukraine on Friday.")]
    [InlineData("en", "The German minister said earlier that the attack on Kyiv was an insult to the talks of Ukraine and Russia.", "The Kremlin will name its delegation to the talks with Ukraine on Friday.")]
    [InlineData("uk", "Раніше папа запропонував Ватикан як місце переговорів України та Росії.", "Кремль назве свою делегацію на переговори з Україною в п'ятницю.")]
    [InlineData("ru", "Ранее папа предложил Ватикан как место переговоров Украины и России.", "Кремль назовёт свою делегацию на переговоры с Украиной в пятницу.")]
    public void What_is_recalled_is_not_told_as_the_news(string language, string recalled, string news) =>
        Assert.DoesNotContain(Sum(Source(1, "Peskov", $"{recalled} {news}", language)).Sentences, s => s.Text == recalled);

    [Theory]
    [InlineData("en", "On July 2, the delegations of Ukraine and Russia held direct talks in Istanbul.", "The Kremlin will name its delegation to the talks with Ukraine on Friday.")]
    [InlineData("uk", "Делегації України та Росії провели прямі переговори у Стамбулі 2 липня.", "Кремль назве свою делегацію на переговори з Україною в п'ятницю.")]
    [InlineData("ru", "Делегации Украины и России провели прямые переговоры в Стамбуле 2 июля 2025 года.", "Кремль назовёт свою делегацию на переговоры с Украиной в пятницу.")]
    public void What_happened_on_an_earlier_day_is_not_told_as_the_news(string language, string recalled, string news) =>
        Assert.DoesNotContain(Sum(Source(1, "Peskov", $"{recalled} {news}", language)).Sentences, s => s.Text == recalled);

    [Theory]
    [InlineData("The delegations met in Istanbul on July 22.", false)]
    [InlineData("The demand of July 14 must be met by September 2.", false)]
    [InlineData("The delegations may meet 3 times in Istanbul.", false)]
    [InlineData("On 16 May the delegations met in Istanbul.", true)]
    [InlineData("Делегації зустрілися 16 травня.", true)]
    [InlineData("Делегации встретятся 2 августа.", false)]
    public void A_day_recalls_when_it_is_over_for_some_time_and_no_other_is_named(string sentence, bool recalls) => Assert.Equal(recalls, EarlierDay.IsIn(sentence, Noon));

    [Theory]
    [InlineData("en", "As an ambassador in Ankara, Ivan Petrenko served as a link between the talks of Ukraine and Russia.")]
    [InlineData("uk", "Іван Петренко закінчив університет і працював на переговорах України та Росії у Стамбулі.")]
    [InlineData("ru", "Иван Петренко окончил университет и работал на переговорах Украины и России в Стамбуле.")]
    public void Who_somebody_is_is_not_what_happened(string language, string biography) =>
        Assert.DoesNotContain(Sum(Source(1, "Istanbul", biography, language)).Sentences, s => s.Text == biography);

    [Theory]
    [InlineData("en", "Why the Istanbul talks of Ukraine and Russia matter to prisoners", "Ukraine and Russia agree to swap prisoners in Istanbul")]
    [InlineData("uk", "Чому переговори України та Росії у Стамбулі важливі для полонених", "Україна та Росія домовилися у Стамбулі про обмін полоненими")]
    [InlineData("ru", "Что известно о переговорах Украины и России в Стамбуле о пленных", "Украина и Россия договорились в Стамбуле об обмене пленными")]
    [InlineData("ru", "Как переговоры Украины и России в Стамбуле изменят судьбу пленных", "Украина и Россия договорились в Стамбуле об обмене пленными")]
    public void A_headline_that_only_promises_gives_way_to_one_that_tells(string language, string lure, string tells) =>
        Assert.Equal(tells, Sum(Source(1, lure, "", language), Source(2, tells, "", language)).Headlines[0].Text);

    [Theory]
    [InlineData("MOSCOW, May 26. /TASS/.")]
    [InlineData("ST. PETERSBURG, May 26. /TASS/.")]
    public void A_dateline_ends_a_sentence_and_is_not_told(string dateline) =>
        Assert.Equal(
            "The delegations need more time before they can name a date.",
            Sum(Source(1, "No date yet", $"The delegations need more time before they can name a date {dateline} Nothing else was said.")).Sentences[0].Text);

    [Fact]
    public void A_headline_that_asks_or_lures_gives_way_to_one_that_tells() =>
        Assert.Equal(
            "Ukraine and Russia agree to exchange prisoners",
            Sum(Source(1, "What we know about the exchange of prisoners?", ""), Source(2, "Ukraine and Russia agree to exchange prisoners", "", publisher: "other")).Headlines[0].Text);

    [Fact]
    public void Each_language_has_its_own_headline() =>
        Assert.Equal(
            ["en", "uk"],
            Sum(Source(1, "Talks in Istanbul", ""), Source(2, "Переговори у Стамбулі", "", "uk")).Headlines.Select(h => h.Language));

    [Fact]
    public void Every_sentence_is_the_words_of_the_item_that_it_names()
    {
        var sources = new[]
        {
            Source(1, "Third round in Istanbul", "The delegations of Ukraine and Russia met in Istanbul for less than an hour. They agreed on an exchange of more than 1,200 people."),
            Source(2, "Короткий раунд у Стамбулі", "Делегації України та Росії домовилися про обмін понад 1200 людьми. Прориву не сталося, але робочі групи працюватимуть далі.", "uk"),
        };

        Assert.All(Sum(sources).Sentences, s => Assert.Contains(s.Text, sources.Single(source => source.Item == s.Item).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Publishers_of_one_family_are_one_voice_and_a_state_s_is_none()
    {
        var standing = Sum(
            Source(1, "Talks end", "", voice: "bbc"),
            Source(2, "Talks are over", "", voice: "bbc"),
            Source(3, "Talks concluded", "", voice: "tass", state: "Russia")).Standing;

        Assert.Equal((1, 1, false), (standing.Independent, standing.StateVoices, standing.IsConfirmed));
    }

    [Fact]
    public void Who_was_first_is_told_by_the_time_of_the_report() =>
        Assert.Equal("second", Sum(Source(1, "Talks end", "", publisher: "first", minutes: 5), Source(2, "Talks end", "", publisher: "second")).Standing.FirstBy);

    [Fact]
    public void A_date_and_a_place_of_different_sentences_are_not_one_meeting()
    {
        var facts = Sum(Source(1, "Trump gives Russia 50 days", "Trump spoke on 14 July after a call with Rutte. The last round of talks was in Istanbul.")).Facts;

        Assert.DoesNotContain(facts, f => f.Kind == FactKind.HeldOn);
    }

    [Fact]
    public void A_date_and_a_place_of_one_sentence_are()
    {
        var facts = Sum(Source(1, "Delegations meet", "The delegations of Ukraine and Russia held talks in Istanbul on 22 July.")).Facts;

        Assert.Equal(["Istanbul", "2025-07-22"], facts.Select(f => f.Value));
    }

    [Fact]
    public void What_one_of_many_recalls_is_not_told_of_the_story()
    {
        var facts = Sum(
            Source(1, "Trump gives Russia 50 days to end the war", "Talks in Istanbul brought no ceasefire.", publisher: "a"),
            Source(2, "Trump threatens Russia with tariffs", "He wants peace within 50 days.", publisher: "b"),
            Source(3, "Russia has 50 days, Trump says", "Tariffs would follow.", publisher: "c"),
            Source(4, "Tariffs on Russia in 50 days", "Trump said so.", publisher: "d")).Facts;

        Assert.Empty(facts);
    }

    private static Summary Sum(params SummarySource[] sources) => Summarizer.Of(sources);

    private static SummarySource Source(
        long item, string title, string text, string language = "en", string publisher = "wire", string? voice = null, string? state = null, int minutes = 0)
    {
        var published = Noon + Duration.FromMinutes(minutes);
        var facts = Reader.Read(new ItemText($"{item}", title, text, PublicationTime.At(published), language)).Facts;
        return new SummarySource(item, language, title, text, published, publisher, voice ?? publisher, state, facts);
    }
}

using AlertBot.Alerts.Subscriptions.Filters;

namespace AlertBot.Alerts.Tests.Subscriptions;

public sealed class FilterTests
{
    [Theory]
    [InlineData("ceasefire", "A 30-day ceasefire was offered", true)]
    [InlineData("ceasefire", "Ceasefires were offered", false)]
    [InlineData("ceasefire*", "Ceasefires were offered", true)]
    [InlineData("Prisoner Exchange", "a PRISONER   exchange of 1,200", true)]
    [InlineData("prisoner exchange", "exchange of a prisoner", false)]
    [InlineData("peace talk*", "peace-talks in Istanbul", true)]
    [InlineData("перемов*", "Третій раунд перемовин у Стамбулі", true)]
    [InlineData("об'єкт", "Обстріляно об’єкт у місті", true)]
    [InlineData("еще", "Ещё один обмен", true)]
    [InlineData("/umerov|medinsky/", "Medinsky left Istanbul", true)]
    [InlineData("/^breaking/", "Breaking: talks", true)]
    [InlineData("/tomahawk/", "Talks in Istanbul", false)]
    [InlineData("/перемир.{0,20}днів/", "Перемир’я на 30 днів", true)]
    public void A_filter_holds_for_what_its_author_means(string written, string text, bool holds) =>
        Assert.Equal(holds, new FilterSet([Filter(written)], []).Pass(FilterSubject.Of(text)));

    [Theory]
    [InlineData("", FilterProblem.Empty)]
    [InlineData("***", FilterProblem.Empty)]
    [InlineData("/(/", FilterProblem.NotAPattern)]
    [InlineData("/(?=a)b/", FilterProblem.TooCostly)]
    [InlineData(@"/(a)\1/", FilterProblem.TooCostly)]
    [InlineData("/(a{50}){50}/", FilterProblem.TooCostly)]
    [InlineData("/a{1000000}/", FilterProblem.TooCostly)]
    [InlineData("/(?:[a-m].{50}){20}z/", FilterProblem.TooCostly)]
    public void A_filter_that_cannot_be_used_is_refused_with_the_reason(string written, FilterProblem problem)
    {
        Assert.Null(TextFilter.Read(written, out var found));
        Assert.Equal(problem, found);
    }

    [Fact]
    public void A_filter_of_a_hundred_thousand_characters_is_refused()
    {
        Assert.Null(TextFilter.Read(new string('a', 100_000), out var words));
        Assert.Null(TextFilter.Read($"/{new string('a', 100_000)}/", out var pattern));
        Assert.Equal((FilterProblem.TooLong, FilterProblem.TooLong), (words, pattern));
    }

    [Theory]
    [InlineData("/(a+)+$/")]
    [InlineData("/(a|a)*b/")]
    [InlineData("/(.*)*x/")]
    [InlineData("/((a?){50})*b/")]
    public void A_pattern_made_to_explode_does_not(string written)
    {
        // With backtracking each of these would run for longer than the universe; a refusal would be right as well.
        var filter = TextFilter.Read(written, out _);

        Assert.True(filter is null || !new FilterSet([filter], []).Pass(FilterSubject.Of(new string('a', 10_000) + "!")) || written.Contains('$'));
    }

    [Theory]
    [InlineData(@"/(\w\s?){50}!/")]
    [InlineData("/перемир.{0,30}днів|ceasefire.{0,30}days/")]
    [InlineData(@"/\b\d{1,3}[ -](days?|днів|дней)\b.*(Trump|Трамп)/")]
    public void A_pattern_that_people_write_is_not_too_costly(string written)
    {
        Assert.NotNull(TextFilter.Read(written, out var problem));
        Assert.Equal(FilterProblem.None, problem);
    }

    [Fact]
    public void What_is_excluded_is_left_out_whatever_is_included()
    {
        var filters = new FilterSet([Filter("talks")], [Filter("football")]);

        Assert.True(filters.Pass(FilterSubject.Of("Talks in Istanbul")));
        Assert.False(filters.Pass(FilterSubject.Of("Transfer talks: football")));
        Assert.False(filters.Pass(FilterSubject.Of("Elections")));
    }

    private static TextFilter Filter(string written) => TextFilter.Read(written, out _) ?? throw new ArgumentException(written);
}

using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>What is asked, denied, doubted or refused did not happen; all wording is our own.</summary>
public sealed class MoodTests
{
    [Theory]
    [InlineData("en", "Ukraine and Russia could swap 1,200 prisoners under Istanbul deal, Umerov says", FactKind.PeopleExchanged)]
    [InlineData("en", "Russia refuses to release 1,000 Ukrainian prisoners after talks in Istanbul", FactKind.PeopleExchanged)]
    [InlineData("en", "Russia has not returned bodies of 6,000 soldiers to Ukraine after Istanbul talks", FactKind.BodiesExchanged)]
    [InlineData("uk", "Росія відмовилася віддати 1000 полонених, заявив Умєров після переговорів", FactKind.PeopleExchanged)]
    [InlineData("ru", "Россия может вернуть Украине 1000 пленных после переговоров", FactKind.PeopleExchanged)]
    [InlineData("en", "Medinsky denies Russia proposed a 30-day ceasefire to Ukraine", FactKind.Proposal)]
    [InlineData("en", "Did Russia propose a 2-day ceasefire to Ukraine?", FactKind.Proposal)]
    [InlineData("ru", "Россия может предложить Украине перемирие на 3 дня", FactKind.Proposal)]
    [InlineData("en", "Kremlin denies Putin agreed to ceasefire with Ukraine", FactKind.ProposalAnswer)]
    [InlineData("en", "Ukraine, Russia fail to agree on ceasefire in Istanbul, agree to swap 1,200 prisoners", FactKind.ProposalAnswer)]
    [InlineData("en", "Ukraine replaces Umerov as head of delegation to talks with Russia", FactKind.Delegate)]
    [InlineData("en", "Umerov will not lead Ukrainian delegation at talks with Russia", FactKind.DelegationHead)]
    [InlineData("uk", "Умєров не очолить делегацію України на переговорах з Росією", FactKind.DelegationHead)]
    [InlineData("en", "Talks between Ukraine and Russia in Istanbul could be postponed, Peskov says", FactKind.Outcome)]
    [InlineData("uk", "Якщо переговори України та Росії завершаться без прориву, санкції посилять", FactKind.Outcome)]
    [InlineData("en", "Talks between Ukraine and Russia may move to Geneva", FactKind.Venue)]
    [InlineData("uk", "Переговори України та Росії можуть перенести до Женеви", FactKind.Venue)]
    [InlineData("ru", "Переговоры Украины и России могут пройти в Женеве", FactKind.Venue)]
    [InlineData("en", "Kremlin has not confirmed ceasefire talks with Ukraine in Istanbul", FactKind.Confirmation)]
    [InlineData("en", "Umerov cannot confirm new ceasefire talks with Russia", FactKind.Confirmation)]
    [InlineData("en", "Peskov neither confirms nor denies ceasefire talks with Ukraine", FactKind.Confirmation)]
    [InlineData("en", "Peskov neither confirms nor denies ceasefire talks with Ukraine", FactKind.Denial)]
    [InlineData("en", "Peskov declines to confirm talks with Ukraine about ceasefire", FactKind.Confirmation)]
    [InlineData("en", "Peskov refuses to confirm talks with Ukraine about ceasefire", FactKind.ProposalAnswer)]
    [InlineData("uk", "У Кремлі не підтвердили перемир’я з Україною", FactKind.Confirmation)]
    [InlineData("uk", "Пєсков відмовився коментувати перемир’я з Україною", FactKind.ProposalAnswer)]
    [InlineData("ru", "Кремль не подтвердил переговоры с Украиной о перемирии", FactKind.Confirmation)]
    [InlineData("ru", "Песков отказался комментировать перемирие с Украиной", FactKind.ProposalAnswer)]
    public void It_is_no_fact(string language, string text, FactKind kind) => Assert.DoesNotContain(Told.Of(language, text).Facts.All, f => f.Kind == kind);

    [Theory]
    [InlineData("en", "Ukraine, Russia fail to agree on ceasefire in Istanbul, agree to swap 1,200 prisoners", FactKind.PeopleExchanged, "1200")]
    [InlineData("en", "Ukraine rejects Russia's terms in Istanbul, both sides swap 205 prisoners", FactKind.PeopleExchanged, "205")]
    [InlineData("en", "Umerov will lead Ukrainian delegation at talks with Russia", FactKind.DelegationHead, "Rustem Umerov")]
    [InlineData("en", "If Russia agrees, sanctions end, Rubio says as talks with Ukraine in Istanbul end without a breakthrough", FactKind.Outcome, "no breakthrough")]
    [InlineData("en", "Ukraine and Russia meet in Istanbul for talks that could end the war", FactKind.Venue, "Istanbul")]
    [InlineData("en", "Kremlin denies Trump's claim, confirms ceasefire talks with Ukraine", FactKind.Denial, "ceasefire")]
    [InlineData("uk", "У Кремлі підтвердили переговори з Україною про перемир’я", FactKind.Confirmation, "ceasefire")]
    public void What_stands_beside_it_is(string language, string text, FactKind kind, string value) =>
        Assert.Contains(Told.Of(language, text).Facts.All, f => f.Kind == kind && f.Value == value);
}

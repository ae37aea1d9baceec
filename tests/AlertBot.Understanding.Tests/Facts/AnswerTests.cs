using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>Who accepts, backs or rejects an offer, and what only sounds like it; all wording is our own.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("en", "Russia rejects ceasefire proposal for Ukraine, Peskov says", "rejected: Russia")]
    [InlineData("en", "Russia will not accept a ceasefire in Ukraine, Lavrov says", "rejected: Russia")]
    [InlineData("en", "Putin refuses to accept Ukraine ceasefire", "rejected: Russia")]
    [InlineData("en", "Zelensky ready to accept ceasefire with Russia", "accepted: Ukraine")]
    [InlineData("en", "Ukraine accepts US ceasefire plan, Russia turns it down", "accepted: Ukraine", "rejected: Russia")]
    [InlineData("uk", "Росія не погодилася на припинення вогню в Україні", "rejected: Russia")]
    [InlineData("uk", "Росія не прийме перемир'я з Україною, заявив Лавров", "rejected: Russia")]
    [InlineData("uk", "Україна погодилася на перемир'я з Росією", "accepted: Ukraine")]
    [InlineData("uk", "США підтримали пропозицію України про перемир'я з Росією", "backed: United States")]
    [InlineData("ru", "Россия не согласилась на перемирие с Украиной", "rejected: Russia")]
    [InlineData("ru", "Путин отказался принять план перемирия с Украиной", "rejected: Russia")]
    [InlineData("uk", "Росія згодна на перемир’я з Україною, заявив Путін", "accepted: Russia")]
    [InlineData("ru", "Киев согласился на перемирие с Россией", "accepted: Ukraine")]
    public void Whoever_answers_is_told_with_the_answer(string language, string text, params string[] answers) =>
        Assert.Equal(answers, Answers(language, text));

    [Theory]
    [InlineData("en", "US will impose sanctions if Russia rejects Ukraine ceasefire, Rubio says")]
    [InlineData("en", "If Russia refuses a ceasefire in Ukraine, sanctions will follow, Macron says")]
    [InlineData("en", "Trump threatens Russia with tariffs unless it accepts Ukraine ceasefire")]
    [InlineData("en", "Russia may reject Ukraine's ceasefire offer, Zelensky warns")]
    [InlineData("en", "Russia could accept Ukraine ceasefire, Witkoff says")]
    [InlineData("en", "Trump urges Putin to accept ceasefire in Ukraine")]
    [InlineData("en", "Putin has not rejected Ukraine ceasefire, Witkoff says")]
    [InlineData("en", "Will Russia accept the Ukraine ceasefire plan?")]
    [InlineData("en", "Putin back in Moscow after ceasefire talks on Ukraine")]
    [InlineData("en", "Zelensky thanks Trump for support after ceasefire talks with Russia")]
    [InlineData("en", "Putin welcomes Witkoff in Kremlin for Ukraine ceasefire talks")]
    [InlineData("uk", "Якщо Росія відмовиться від перемир'я з Україною, санкції посилять, сказав Мерц")]
    [InlineData("uk", "Трамп пригрозив Росії митами, якщо вона не погодиться на перемир'я в Україні")]
    [InlineData("uk", "Росія може відхилити пропозицію України про перемир'я")]
    [InlineData("uk", "Зеленський закликав Трампа підтримати перемир'я з Росією")]
    [InlineData("uk", "Путін не відкинув перемир'я з Україною, каже Віткофф")]
    [InlineData("uk", "Зеленський подякував Трампу за підтримку після переговорів про перемир'я з Росією")]
    [InlineData("ru", "Если Россия откажется от перемирия на Украине, последуют санкции, заявил Рубио")]
    [InlineData("ru", "Трамп пригрозил России пошлинами, если она не согласится на перемирие с Украиной")]
    [InlineData("ru", "Россия может отклонить предложение Украины о перемирии")]
    [InlineData("ru", "Зеленский призвал Трампа поддержать перемирие с Россией")]
    [InlineData("ru", "Песков: дата четвертого раунда переговоров с Украиной о перемирии пока не согласована")]
    [InlineData("uk", "Дату переговорів з Росією про перемир'я ще не погоджено, каже Умєров")]
    [InlineData("ru", "Путин не отверг перемирие с Украиной, говорит Уиткофф")]
    public void Conditions_wishes_and_doubts_answer_nothing(string language, string text) => Assert.Empty(Answers(language, text));

    [Theory]
    [InlineData("en", "Russia rejected the proposed ceasefire with Ukraine, Peskov said.")]
    [InlineData("en", "Russia rejects proposal for a ceasefire in Ukraine")]
    [InlineData("en", "Peskov: Russia turned down proposed 30-day ceasefire in Ukraine")]
    [InlineData("uk", "Росія відхилила запропоноване перемир'я в Україні")]
    [InlineData("ru", "Россия отвергла предложенное перемирие на Украине")]
    public void What_somebody_turns_down_is_not_their_own_offer(string language, string text) =>
        Assert.DoesNotContain(Told.Of(language, text).Facts.All, f => f.Kind == FactKind.Proposal && f.By == "Russia");

    [Theory]
    [InlineData("en", "Russia rejected the ceasefire proposed by Ukraine, Peskov said.")]
    [InlineData("uk", "Росія відхилила запропоноване Україною перемир'я.")]
    [InlineData("uk", "Росія відхилила пропозицію України про перемир'я.")]
    public void It_is_the_offer_of_whoever_made_it(string language, string text) =>
        Assert.Equal(["Ukraine"], Told.Of(language, text).Facts.All.Where(f => f.Kind == FactKind.Proposal).Select(f => f.By!));

    [Theory]
    [InlineData("en", "Russia must agree to a ceasefire with Ukraine in 50 days, Trump said.", "on ceasefire")]
    [InlineData("en", "Trump said he wants a 30-day ceasefire between Russia and Ukraine.", "on 30-day ceasefire")]
    [InlineData("uk", "Трамп заявив, що Росія має погодитися на перемир'я з Україною за 10 днів.", "on ceasefire")]
    [InlineData("uk", "Трамп заявив, що хоче перемир'я між Росією та Україною на 30 днів.", "on 30-day ceasefire")]
    [InlineData("ru", "Трамп заявил, что Россия должна согласиться на перемирие с Украиной в течение 50 дней.", "on ceasefire")]
    public void The_time_to_agree_is_not_how_long_the_ceasefire_is(string language, string text, string stand) =>
        Assert.Contains(Told.Of(language, text).Facts.All, f => f.Kind == FactKind.Position && f.Value == stand);

    private static IEnumerable<string> Answers(string language, string text) =>
        Told.Of(language, text).Facts.All.Where(f => f.Kind == FactKind.ProposalAnswer).Select(f => $"{f.Value}: {f.By}").Order();
}

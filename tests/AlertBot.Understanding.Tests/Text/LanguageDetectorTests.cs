using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Tests.Text;

/// <summary>Most headlines come without a text, and many have none of the letters that only one language uses.</summary>
public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("ru", "Трамп пригрозил России пошлинами, если она не остановит войну")]
    [InlineData("ru", "Путин уволил министра")]
    [InlineData("ru", "Консультации продолжатся в Стамбуле")]
    [InlineData("ru", "Зеленский назвал состав делегации")]
    [InlineData("ru", "Песков")]
    [InlineData("ru", "Мединский и Умеров договорились об обмене")]
    [InlineData("ru", "Переговоры в Стамбуле завершились без прорыва")]
    [InlineData("ru", "Встреча Путина с Трампом возможна осенью")]
    [InlineData("ru", "Politico узнало о подготовке разговора")]
    [InlineData("uk", "Зеленський назвав склад команди")]
    [InlineData("uk", "Путін поговорив з Трампом")]
    [InlineData("uk", "Переговори у Стамбулі завершено")]
    [InlineData("uk", "Трамп та Путин: що далеко")]
    [InlineData("uk", "Сподівання на перемир'я")]
    [InlineData("uk", "Сибирський провів розмову щодо України")]
    [InlineData("uk", "Кремль назвав умови")]
    [InlineData("en", "Putin and Зеленський may meet")]
    [InlineData("und", "12:30 — 14!")]
    public void A_headline_alone_tells_its_language(string language, string title) => Assert.Equal(language, LanguageDetector.Detect(title, ""));

    [Fact]
    public void Letters_of_the_text_decide_where_the_title_has_none() =>
        Assert.Equal(("uk", "ru"), (LanguageDetector.Detect("Трамп: новини дня", "Її рішення підтримали."), LanguageDetector.Detect("Трамп: главное", "Мы это видим.")));
}

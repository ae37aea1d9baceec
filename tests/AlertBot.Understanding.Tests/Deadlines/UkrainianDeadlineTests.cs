namespace AlertBot.Understanding.Tests.Deadlines;

public sealed class UkrainianDeadlineTests
{
    [Theory]
    [InlineData("2025-07-14", "Трамп пригрозив Росії митами, якщо війна не закінчиться протягом 50 днів.", "ultimatum 2025-09-02")]
    [InlineData("2025-07-28", "Трамп скоротив термін: у Москви є 10 або 12 днів від сьогодні, щоб укласти мир.", "ultimatum 2025-08-07..2025-08-09")]
    [InlineData("2025-07-29", "Росія має десять днів від сьогодні, інакше США запровадять мита, заявив Трамп.", "ultimatum 2025-08-08")]
    [InlineData("2025-05-01", "Військові дали бойовикам 48 годин, щоб залишити місто.", "ultimatum 2025-05-03")]
    [InlineData("2025-05-01", "Посередники пообіцяли передати проєкт угоди за два-три тижні.", "commitment 2025-05-15..2025-05-22")]
    [InlineData("2025-05-01", "Делегації зобов'язалися обмінятися списками полонених протягом тижня.", "commitment 2025-05-08")]
    [InlineData("2025-05-01", "Наступна зустріч делегацій відбудеться через десять днів.", "scheduled 2025-05-11")]
    public void Lengths_count_from_the_day_of_the_statement(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-07-08", "ЄС обіцяє подати свою пропозицію щодо санкцій до кінця місяця.", "commitment 2025-07-31")]
    [InlineData("2025-07-08", "Сторони планують узгодити меморандум до п'ятниці.", "commitment 2025-07-11")]
    [InlineData("2025-07-08", "Міністри закордонних справ зустрінуться в Стамбулі наступного тижня.", "scheduled 2025-07-14..2025-07-20")]
    [InlineData("2025-07-08", "Президенти проведуть саміт у понеділок.", "scheduled 2025-07-14")]
    [InlineData("2025-05-20", "Наступний раунд переговорів відбудеться 2 червня у Стамбулі.", "scheduled 2025-06-02")]
    [InlineData("2025-05-20", "Саміт лідерів пройде у серпні.", "scheduled 2025-08-01..2025-08-31")]
    [InlineData("2025-05-20", "Переговори заплановані на першу половину червня.", "scheduled 2025-06-01..2025-06-15")]
    [InlineData("2025-11-20", "Вашингтон хоче укласти мирну угоду до Дня подяки.", "ultimatum 2025-11-27")]
    [InlineData("2025-11-20", "Вашингтон вимагає відповіді на мирний план до Різдва.", "ultimatum 2025-12-25")]
    [InlineData("2025-05-20", "Делегації зустрінуться 3–4 червня в Анкарі.", "scheduled 2025-06-03..2025-06-04")]
    [InlineData("2025-07-08", "Обмін полоненими продовжиться цими вихідними.", "scheduled 2025-07-12..2025-07-13")]
    [InlineData("2025-07-08", "Завтра у Стамбулі розпочнуться переговори делегацій.", "scheduled 2025-07-09")]
    [InlineData("2025-07-08", "Іран мусить впустити інспекторів не пізніше 31.08.2025, інакше санкції ООН повернуться.", "ultimatum 2025-08-31")]
    public void Calendar_words_become_days_and_windows(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-05-07", "Перемир'я діє до 11 травня, заявили у Кремлі.", "effective 2025-05-11")]
    [InlineData("2025-07-08", "Американські мита на мідь набудуть чинності 1 серпня.", "effective 2025-08-01")]
    [InlineData("2025-06-20", "Рада ЄС подовжила санкції проти Росії до 31 січня 2026 року.", "effective 2026-01-31")]
    public void A_measure_is_told_by_where_it_starts_or_ends(string published, string text, string deadlines) => Check(published, text, deadlines);

    [Theory]
    [InlineData("2025-07-23", "Україна запропонувала 30-денне безумовне перемир'я, Росія його відкидає.")]
    [InlineData("2025-07-16", "Сенатор хоче більшого тиску на Росію під час 50-денного ультиматуму Трампа.")]
    [InlineData("2025-07-16", "Переговори в Стамбулі відбулися 2 червня і тривали годину.")]
    [InlineData("2025-07-16", "У понеділок міністри зустрілися в Анкарі.")]
    [InlineData("2025-07-16", "Розмова президентів можлива найближчими днями.")]
    [InlineData("2025-07-16", "Дипломату було 62 роки, з них 14 років він вів мирні переговори.")]
    [InlineData("2025-07-16", "Вибори відбудуться через 60 днів після підписання мирної угоди.")]
    [InlineData("2025-07-16", "Суд у справі колишнього міністра оборони почнеться 5 серпня.")]
    [InlineData("2025-07-16", "Матч збірних України та Туреччини відбудеться у п'ятницю.")]
    public void What_binds_nobody_to_a_date_is_no_deadline(string published, string text) => Check(published, text, "");

    private static void Check(string published, string text, string deadlines) => Assert.Equal(deadlines, Items.Told("uk", published, text));
}

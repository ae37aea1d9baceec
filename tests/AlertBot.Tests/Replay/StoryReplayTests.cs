using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Tests.Replay;

/// <summary>The reference case through the real stages and store: one message for the event, edited and answered, in three languages.</summary>
public sealed class StoryReplayTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 7, 23, 18, 5);

    /// <summary>Seven reports of five publishers in three languages, in our own words.</summary>
    private static readonly ItemText[] Reports =
    [
        Report(0, "ukrinform", "uk", "У Стамбулі розпочався третій раунд переговорів України та Росії", "У Стамбулі розпочався третій раунд переговорів делегацій України та Росії. Українську делегацію очолює Рустем Умєров, російську – Володимир Мединський."),
        Report(4, "reuters", "en", "Third round of Ukraine-Russia talks opens in Istanbul", "The third round of talks between Ukraine and Russia opened in Istanbul on Wednesday. Rustem Umerov leads the Ukrainian delegation and Vladimir Medinsky the Russian one."),
        Report(6, "tass", "ru", "В Стамбуле начался третий раунд переговоров России и Украины", "В Стамбуле начался третий раунд переговоров делегаций России и Украины. Российскую делегацию возглавляет Владимир Мединский."),
        Report(9, "bbc", "en", "Ukraine and Russia meet in Istanbul for third round of talks", "Delegations of Ukraine and Russia are meeting in Istanbul for a third round of talks. The two sides stay far apart on a ceasefire."),
        Report(58, "meduza", "ru", "Третий раунд переговоров России и Украины в Стамбуле завершился без прорыва", "Третий раунд переговоров России и Украины в Стамбуле завершился без прорыва. Стороны договорились об обмене более 1200 пленных."),
        Report(63, "reuters", "en", "Istanbul talks between Ukraine and Russia end with no breakthrough", "The third round of talks between Ukraine and Russia in Istanbul ended with no breakthrough after less than an hour. The sides agreed to exchange more than 1,200 prisoners."),
        Report(70, "ukrinform", "uk", "Переговори України та Росії у Стамбулі завершилися без прориву", "Третій раунд переговорів України та Росії у Стамбулі завершився без прориву. Сторони домовилися про обмін понад 1200 полоненими."),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public async Task The_reference_round_is_one_message_with_its_edits_and_answers(string language)
    {
        var told = await ReplayAsync(language);

        Assert.Single(told, t => t.Form == DeliveryForm.Post);
        Approve($"reference-round.{language}.txt", string.Join("\n\n", told.Select(t => $"== {t.At} {t.Form}\n{t.Text}")) + "\n");
    }

    private static async Task<List<Told>> ReplayAsync(string language)
    {
        using var file = new ScratchStore();
        var clock = new SimulatedClock(Start);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new ItemReader())
            .AddSqliteStorage(file.Path, scratch: true)
            .AddAlerts(Duration.FromDays(2), 9)
            .BuildServiceProvider();
        var none = CancellationToken.None;
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(none);
        var destination = new Destination(0, language, "console", "", language, DateTimeZoneProviders.Tzdb["Europe/Kyiv"], null, null);
        await services.GetRequiredService<ISubscriptionStore>().ReplaceAsync([new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)], none);
        var items = ActivatorUtilities.CreateInstance<ReplayedItems>(services);
        await items.PrepareAsync(none);
        var told = new List<Told>();
        foreach (var moment in Reports.Select(r => r.Published.ToInstant()).Concat(Enumerable.Range(1, 30).Select(i => Start + Duration.FromMinutes(i * 3))).Distinct().Order())
        {
            clock.MoveTo(moment);
            if (Reports.Where(r => r.Published.ToInstant() == moment).ToList() is [_, ..] now)
            {
                await items.BringInAsync(now, moment, none);
            }

            await services.GetRequiredService<AdvanceItems>().RunAsync(none);
            told.AddRange(await SendAsync(services.GetRequiredService<IOutboxStore>(), moment, none));
        }

        return told;
    }

    private static async Task<List<Told>> SendAsync(IOutboxStore outbox, Instant now, CancellationToken cancellationToken)
    {
        var told = new List<Told>();
        while (await outbox.ClaimAsync(new OutboxClaim(now, Duration.FromMinutes(2), Limit: 10), cancellationToken) is [_, ..] due)
        {
            foreach (var delivery in due)
            {
                var form = delivery.StoryMessage is null ? DeliveryForm.Post : delivery.Form;
                told.Add(new Told($"{now.InUtc().TimeOfDay:HH:mm}", form, PlainRendering.Message(new Composer().Compose(delivery.Alert, delivery.Destination, now)).TrimEnd()));
                await outbox.SaveAsync([new FinishedDelivery(delivery, new DeliveryOutcome.Delivered(delivery.StoryMessage ?? $"m{delivery.Id}", now))], now, cancellationToken);
            }
        }

        return told;
    }

    private static void Approve(string name, string text)
    {
        var approved = Path.Combine(AppContext.BaseDirectory, "Replay", "Approved", name);
        if (!File.Exists(approved) || File.ReadAllText(approved).ReplaceLineEndings("\n") != text)
        {
            var received = Path.Combine(AppContext.BaseDirectory, "Replay", name + ".received");
            Directory.CreateDirectory(Path.GetDirectoryName(received)!);
            File.WriteAllText(received, text);
            Assert.Fail($"{name} is not as approved; what was said is in {received}");
        }
    }

    private static ItemText Report(int minutes, string publisher, string language, string title, string text) => new(
        $"{publisher}-{minutes}", title, text, PublicationTime.At(Start + Duration.FromMinutes(minutes)), language, $"https://{publisher}.example/{minutes}", publisher);

    private sealed record Told(string At, DeliveryForm Form, string Text);
}

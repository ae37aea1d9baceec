using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Understanding.Classification;
using AlertBot.Verbs;
using NodaTime;

namespace AlertBot.Tests.Verbs;

/// <summary>What <c>subscriptions export</c> writes, <c>import</c> makes the same again, whatever was there before.</summary>
public sealed class SettingsAsTypedTests
{
    private static readonly OrderEditor Editor = new(DossierFolder.Load(null, []), PublishersFromSettings.Read(new AlertBotSettings()));

    private static readonly DestinationOrders Usual = Orders(
        new Destination(1, "usual", "discord", "1001", "en", DateTimeZone.Utc, null, null),
        new Subscription(1, null!, [], [], Subscription.DefaultReminderSteps));

    private static readonly DestinationOrders Unusual = Orders(
        new Destination(2, "unusual", "discord", "1002", "uk", DateTimeZoneProviders.Tzdb["Europe/Kyiv"], new QuietHours(new LocalTime(23, 0), new LocalTime(7, 30)), null)
        {
            Live = LiveMode.Thread,
            CatchUp = CatchUp.SkipOld,
            CatchUpAge = Duration.FromMinutes(90),
            Wishes = new DestinationWishes
            {
                UrgentBreaksQuiet = false,
                Digest = new DigestPlan(new LocalTime(8, 15), IsoDayOfWeek.Monday) { Stories = 5 },
                DailyBudget = 7,
                Mentions = [new MentionRule(Category.Round, MentionKind.Role, "123456789012345678"), new MentionRule(null, MentionKind.User, "223456789012345678")],
                ForumTags = ["Talks", "News"],
                Silent = true,
                Previews = true,
                Pictures = true,
                Template = "{title}\n{lines}",
                AdminRole = "323456789012345678",
                Paused = true,
            },
        },
        new Subscription(2, null!, ["ukraine-russia-talks"], [Category.Round, Category.Exchange], [3, 0])
        {
            MinimumUrgency = Urgency.Major,
            Languages = ["uk", "en"],
            Filters = new FilterSet([TextFilter.Read("ceasefire*", out _)!], [TextFilter.Read("/film|movie/", out _)!, TextFilter.Read("box office", out _)!]),
            OnlyPublishers = ["bbc"],
            NotPublishers = ["tass"],
            StateMedia = false,
        });

    [Fact]
    public void Every_setting_of_chat_is_written() => Assert.Equal(Editor.Keys.Order(), SettingsAsTyped.Of(Unusual).Keys.Order());

    [Fact]
    public void What_is_read_makes_a_usual_destination_the_same() => Same(Unusual, Typed(Unusual, Usual));

    [Fact]
    public void What_is_read_takes_back_what_is_not_so_there() => Same(Usual, Typed(Usual, Unusual));

    private static void Same(DestinationOrders expected, DestinationOrders actual)
    {
        Assert.Equal(SettingsAsTyped.Of(expected), SettingsAsTyped.Of(actual));
        Assert.Equal(Editor.Keys.Where(k => k != "template").Select(k => Editor.Show(expected, k, "en")), Editor.Keys.Where(k => k != "template").Select(k => Editor.Show(actual, k, "en")));
    }

    private static DestinationOrders Typed(DestinationOrders from, DestinationOrders onto) =>
        SettingsAsTyped.Of(from).Aggregate(onto, (changed, setting) => setting.Value.Split('\n').Aggregate(changed, (c, value) => Editor.Apply(c, setting.Key, value, "en")));

    private static DestinationOrders Orders(Destination destination, Subscription order) => new(destination, [order with { Destination = destination }]);
}

using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Chat.Tests.Delivery;

/// <summary>Which of a story's pictures a destination shows, if any.</summary>
public sealed class ChosenPictureTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    /// <summary>What an order says, and the item whose picture is shown: 1 is the BBC's, 2 TASS's (state media), 3 Ukrinform's in Ukrainian.</summary>
    public static TheoryData<string, Func<Subscription, Subscription>, long?> Orders => new()
    {
        { "everything", o => o, 1 },
        { "a publisher left out", o => o with { NotPublishers = ["bbc"], StateMedia = false }, 3 },
        { "state media off", o => o with { NotPublishers = ["bbc", "ukrinform"], StateMedia = false }, null },
        { "state media on", o => o with { NotPublishers = ["bbc"] }, 2 },
        { "one publisher alone", o => o with { OnlyPublishers = ["ukrinform"] }, 3 },
        { "one language alone", o => o with { Languages = ["uk"] }, 3 },
        { "another dossier", o => o with { Dossiers = ["elsewhere"] }, null },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_source_that_is_left_out_is_not_to_be_seen_either(string what, Func<Subscription, Subscription> order, long? shown)
    {
        Assert.NotEmpty(what);
        Assert.Equal(shown, Choose(DeliveryForm.Post, null, [order(Everything)]));
    }

    [Fact]
    public void What_one_order_leaves_out_no_other_lets_in() =>
        Assert.Equal(2, Choose(DeliveryForm.Post, null, [Everything, Everything with { NotPublishers = ["bbc"] }]));

    [Fact]
    public void Who_does_not_ask_for_pictures_gets_none() =>
        Assert.Null(ChosenPicture.Of(Delivery(DeliveryForm.Post, null, All) with { Destination = Place }, [Everything]));

    [Fact]
    public void Without_an_order_there_is_no_picture() => Assert.Null(Choose(DeliveryForm.Post, null, []));

    [Fact]
    public void An_edit_keeps_what_the_message_shows() => Assert.Equal(3, Choose(DeliveryForm.Edit, 3, [Everything]));

    [Fact]
    public void An_edit_whose_picture_is_gone_or_left_out_by_now_shows_the_next()
    {
        Assert.Equal(2, ChosenPicture.Of(Delivery(DeliveryForm.Edit, 1, [.. All.Skip(1)]), [Everything])?.Source.Item);
        Assert.Equal(2, Choose(DeliveryForm.Edit, 1, [Everything with { NotPublishers = ["bbc"] }]));
        Assert.Null(ChosenPicture.Of(Delivery(DeliveryForm.Edit, 1, []), [Everything]));
    }

    [Fact]
    public void An_answer_does_not_repeat_the_picture_above_it()
    {
        Assert.Equal(2, Choose(DeliveryForm.Reply, 1, [Everything]));
        Assert.Null(ChosenPicture.Of(Delivery(DeliveryForm.Thread, 1, [All[0]]), [Everything]));
    }

    [Theory]
    [InlineData("en", null, "picture: Ann Lee / Wire")]
    [InlineData("uk", null, "зображення: Ann Lee / Wire")]
    [InlineData("ru", null, "изображение: Ann Lee / Wire")]
    [InlineData("en", "{title}", "picture: Ann Lee / Wire")]
    public void Whose_it_is_stands_below_it_in_the_readers_language(string language, string? template, string footer)
    {
        var reader = Place with { Language = language, Wishes = DestinationWishes.Default with { Pictures = true, Template = template } };
        var message = new Composer().Compose(AlertOf(All), reader, Now, All[0]);

        Assert.Equal(new LinkedPicture("https://i.example/1.jpg", "Envoys at a table"), message.LinkedPicture);
        Assert.EndsWith(footer, message.Footer, StringComparison.Ordinal);
        Assert.EndsWith("TASS", new Composer().Compose(AlertOf(All), reader, Now, All[1]).Footer, StringComparison.Ordinal);
        Assert.Null(new Composer().Compose(AlertOf(All), reader, Now).LinkedPicture);
    }

    private static ImmutableArray<SourcePicture> All { get; } =
    [
        new(new ItemPicture("https://i.example/1.jpg", "Envoys at a table", "Ann Lee / Wire"), new SourceLink("BBC", "bbc", null, "en", false, 1)),
        new(new ItemPicture("https://i.example/2.jpg"), new SourceLink("TASS", "tass", null, "ru", true, 2)),
        new(new ItemPicture("https://i.example/3.jpg"), new SourceLink("Ukrinform", "ukrinform", null, "uk", false, 3)),
    ];

    private static Destination Place { get; } = new(1, "Newsroom", "discord", "1", "en", DateTimeZone.Utc, null, null);

    private static Destination Picturing { get; } = Place with { Wishes = DestinationWishes.Default with { Pictures = true } };

    private static Subscription Everything { get; } = new(1, Picturing, [], [], []);

    private static long? Choose(DeliveryForm form, long? shown, IReadOnlyList<Subscription> orders) => ChosenPicture.Of(Delivery(form, shown, All), orders)?.Source.Item;

    private static DueDelivery Delivery(DeliveryForm form, long? shown, ImmutableArray<SourcePicture> pictures) =>
        new(1, AlertOf(pictures), Picturing, 0) { Form = form, StoryMessage = form == DeliveryForm.Post ? null : "7", ShownPicture = shown };

    private static Alert AlertOf(ImmutableArray<SourcePicture> pictures) => new(
        "story:1", AlertKind.NewStory, "talks", Now, 1, null, [1, 2, 3], Urgency.Routine,
        new AlertContent([new QuotedText("en", "Talks end", 1)], [], [], [], []) { Pictures = pictures }, "a test");
}

using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories;
using AlertBot.Understanding.Stories.Comparing;
using CsCheck;
using static AlertBot.Understanding.Tests.Stories.StoryItems;

namespace AlertBot.Understanding.Tests.Stories;

public class StoryGrouperTests
{
    [Theory]
    [InlineData("Umerov lands in Istanbul for third round of talks", "Third round of Istanbul talks: Umerov leads Ukrainian team")]
    [InlineData("Storm Berta floods the port of Varna", "Varna port under water after storm Berta")]
    public void Two_reports_of_one_event_are_one_story(string first, string second) =>
        Assert.Equal([1, 1], Group([Item("a", first), Item("b", second, hours: 1)]));

    [Theory]
    [InlineData("Umerov lands in Istanbul for third round of talks", "Storm Berta floods the port of Varna")]
    [InlineData("Museum in Porto reopens after repairs", "Porto beat Benfica in derby")]
    public void Reports_of_two_events_are_two_stories(string first, string second) =>
        Assert.Equal([1, 2], Group([Item("a", first), Item("b", second, hours: 1)]));

    [Fact]
    public void Ukrainian_Russian_and_English_reports_meet() =>
        Assert.Equal(
            [1, 1, 1],
            Group(
            [
                Item("a", "Umerov and Medinsky hold third round of talks in Istanbul"),
                Item("b", "Третій раунд переговорів у Стамбулі: Умєров зустрівся з Мединським", 1, "uk"),
                Item("c", "В Стамбуле прошел третий раунд переговоров Умерова и Мединского", 2, "ru"),
            ]));

    /// <summary>Both act, whichever is named first, and not who tells of it.</summary>
    [Theory]
    [InlineData("en", "Trump and Putin speak by phone", "ru", "Путин и Трамп поговорили по телефону — Песков")]
    [InlineData("en", "Trump, Putin speak for two hours", "uk", "Путін і Трамп говорили телефоном дві години")]
    public void Two_who_meet_are_the_same_two_in_whatever_order_and_whoever_tells_of_it(string one, string first, string other, string second) =>
        Assert.Equal([1, 1], Group([Item("a", first, language: one), Item("b", second, 1, other, "paper")]));

    [Fact]
    public void A_digest_stands_alone() =>
        Assert.Equal(
            [1, 2],
            Group([Item("a", "Переговори у Стамбулі завершилися", 0, "uk"), Item("b", "Переговори у Стамбулі завершилися: новини ранку 24 липня", 1, "uk")]));

    [Fact]
    public void A_live_blog_joins_the_event_that_it_is_named_after() =>
        Assert.Equal([1, 1], Group([Item("a", "Storm Berta floods the port of Varna"), Item("b", "Live updates: storm Berta floods Varna port", 1)]));

    [Fact]
    public void Rare_words_do_not_keep_out_the_names_that_two_reports_share()
    {
        var grouper = new StoryGrouper();
        grouper.Place(Item("a", "Third Trump-Putin call paves way for trade"), () => 1);
        Assert.Single(grouper.Measure(Item("b", "Trump-Putin Call Notches Diplomatic Win for Russia, but Economic Goals Remain in Limbo", 20)));
    }

    [Fact]
    public void The_announcement_of_a_meeting_does_not_join_the_story_of_one_that_ended_but_carries_it_on()
    {
        var grouper = new StoryGrouper();
        var ended = Item("a", "Путин принял Трампа на переговорах в Кремле: встреча продолжалась три часа", 0, "ru") with { Mentions = ["putin", "trump"], Facts = new TalkFacts([new Fact(FactKind.Duration, "PT3H", "три часа")]) };
        var ahead = Item("b", "Кремль: встреча Путина и Трампа состоится на переговорах в ближайшие дни", 5, "ru") with { Mentions = ["putin", "trump"] };
        grouper.Place(ended, () => 1);
        var placed = grouper.Place(ahead, () => 2);
        Assert.Equal((2, 1L), (placed.Story, placed.FollowUpOf));
    }

    [Theory]
    [InlineData("4", "3", true)]
    [InlineData("3", "3", false)]
    public void A_report_that_was_edited_to_another_round_contradicts_its_story(string own, string its, bool contradicts)
    {
        StoryItem Round(string id, string number) => Item(id, "Talks in Istanbul") with { Facts = new TalkFacts([new Fact(FactKind.Round, number, number)]) };
        Assert.Equal(contradicts, StoryGrouper.Contradicts(Round("b", own), [Round("a", its), Item("c", "Talks in Istanbul")]));
    }

    /// <summary>Items of a few subjects, each edited now and then to another: the process that saw it all and the one that was restarted decide the same.</summary>
    [Fact]
    public void After_edits_a_running_process_decides_as_a_restarted_one() =>
        Gen.Select(Gen.Int[0, Subjects.Length - 1], Gen.Int[0, 2], Gen.OneOf(-1, -1, 0, 1, 2, 3, 4, 5)).Array[6, 30].Sample(steps =>
        {
            var running = new StoryGrouper();
            var (items, places, next) = (new List<StoryItem>(), new List<long>(), 0L);
            for (var i = 0; i < steps.Length; i++)
            {
                var (subject, form, edit) = steps[i];
                var item = Item($"i{i}", Subjects[subject][form], i * 0.2, publisher: $"p{form}");
                items.Add(item);
                places.Add(running.Place(item, () => ++next).Story);
                if (edit >= 0)
                {
                    var edited = edit * i / 6;
                    items[edited] = items[edited] with { Text = items[edited].Text with { Title = Subjects[(subject + 1) % Subjects.Length][form] } };
                    Edit(running, edited, items, places);
                }
            }

            var restarted = new StoryGrouper();
            for (var i = 0; i < items.Count; i++)
            {
                restarted.Restore(items[i], places[i]);
            }

            foreach (var titles in Subjects)
            {
                var probe = Item("probe", titles[1], steps.Length * 0.2, publisher: "probe");
                var (one, other) = (running.Measure(probe), restarted.Measure(probe));
                Assert.Equal(one.Select(m => m.Story).Order(), other.Select(m => m.Story).Order());
            }
        }, iter: 60);

    /// <summary>Of a report that eight others came after only the mean is left, and it holds the old words.</summary>
    [Fact]
    public void An_edit_of_an_early_report_takes_its_old_words_out_of_a_long_story_as_a_restart_would()
    {
        var items = Enumerable.Range(0, 12).Select(i => Item($"i{i}", Subjects[0][i % 3], i * 0.2, publisher: $"p{i}")).ToList();
        var probe = Item("probe", Subjects[0][1] + " despite zeppelins", 3, publisher: "probe");
        var (running, restarted) = (new StoryGrouper(), new StoryGrouper());
        running.Restore(Item("i0", Subjects[0][0] + " despite zeppelins", publisher: "p0"), 1);
        items.Skip(1).ToList().ForEach(item => running.Restore(item, 1));
        items.ForEach(item => restarted.Restore(item, 1));
        var before = Covered(running, probe);

        Assert.False(running.Remembers(items[0], 1));
        running.Rebuild(items[0], 1, items);

        Assert.True(before > Covered(restarted, probe) + 0.1);
        Assert.Equal(Covered(restarted, probe), Covered(running, probe), 0.1);
    }

    /// <summary>How common a word is decides what it counts for, also in stories that have nothing to do with the edit.</summary>
    [Theory]
    [InlineData("one of the latest reports of a story", 11, "")]
    [InlineData("an early report of a long story", 0, "")]
    [InlineData("the only report of a story, which becomes a digest", 12, ": morning briefing")]
    [InlineData("the latest report of a long story, which becomes a digest", 11, ": morning briefing")]
    [InlineData("an early report of a long story, which becomes a digest", 0, ": morning briefing")]
    [InlineData("a digest, which becomes a report", 13, "")]
    [InlineData("a report with more words than a story remembers of one", 14, "")]
    public void After_an_edit_words_are_as_common_as_a_restart_would_find_them(string what, int edited, string ending)
    {
        var many = string.Join(' ', Enumerable.Range(0, 40).Select(i => "zeppelin" + new string((char)('a' + (i % 26)), 1 + (i / 26))));
        List<StoryItem> before =
        [
            .. Enumerable.Range(0, 12).Select(i => Item($"i{i}", Subjects[0][i % 3] + " despite zeppelins", i * 0.2, publisher: $"p{i}")),
            Item("i12", "Harbour of Varna closed over zeppelins", 2.4),
            Item("i13", "Zeppelins over Porto: morning briefing", 2.6),
            Item("i14", many + " zeppelins", 2.8),
        ];
        List<long> stories = [.. Enumerable.Repeat(1L, 12), 2, 3, 4];
        var (running, restarted) = (new StoryGrouper(), new StoryGrouper());
        before.Zip(stories).ToList().ForEach(placed => running.Restore(placed.First, placed.Second));
        List<StoryItem> after = [.. before];
        after[edited] = before[edited] with { Text = before[edited].Text with { Title = Subjects[0][0] + ending, Text = "" } };

        Edit(running, edited, after, stories);

        after.Zip(stories).ToList().ForEach(placed => restarted.Restore(placed.First, placed.Second));
        var other = Item("other", "Museum of Porto reopens after zeppelins and third round of repairs", 3);
        running.Restore(other, 5);
        restarted.Restore(other, 5);
        var probe = Item("probe", "Porto museum shows zeppelins in a third round of repairs", 4);
        Assert.True(Of5(running).SequenceEqual(Of5(restarted)), what);

        double[] Of5(StoryGrouper grouper) => grouper.Measure(probe).Single(m => m.Story == 5).Signs;
    }

    [Fact]
    public void A_report_that_becomes_a_digest_takes_its_words_out_of_the_story_that_others_share()
    {
        List<StoryItem> items = [.. Enumerable.Range(0, 3).Select(i => Item($"i{i}", Subjects[0][i], i * 0.2, publisher: $"p{i}"))];
        var (running, restarted) = (new StoryGrouper(), new StoryGrouper());
        items.ForEach(item => running.Restore(item, 1));
        items[1] = Item("i1", "Zeppelins over Porto: morning briefing", 0.2, publisher: "p1");

        Assert.False(running.Remembers(items[1], 1));
        running.Rebuild(items[1], 1, items);

        items.ForEach(item => restarted.Restore(item, 1));
        var probe = Item("probe", Subjects[0][1] + " despite zeppelins", 3, publisher: "probe");
        Assert.Equal(Covered(restarted, probe), Covered(running, probe), 0.05);
    }

    /// <summary>As the stage of the line does it.</summary>
    private static void Edit(StoryGrouper grouper, int edited, List<StoryItem> items, List<long> stories)
    {
        if (grouper.Remembers(items[edited], stories[edited]))
        {
            grouper.Revise(items[edited], stories[edited]);
        }
        else
        {
            grouper.Rebuild(items[edited], stories[edited], items.Where((_, i) => i < stories.Count && stories[i] == stories[edited]));
        }
    }

    /// <summary>The share of what a title says that the story knows.</summary>
    private static double Covered(StoryGrouper grouper, StoryItem item) => Assert.Single(grouper.Measure(item)).Signs[(int)Sign.Covered];

    private static readonly string[][] Subjects =
    [
        ["Umerov lands in Istanbul for third round of talks", "Third round of Istanbul talks: Umerov leads Ukrainian team", "Umerov in Istanbul as third round of talks begins"],
        ["Storm Berta floods the port of Varna", "Varna port under water after storm Berta", "Storm Berta: port of Varna flooded"],
        ["Museum in Porto reopens after repairs", "Porto museum opens doors again after long repairs", "After repairs, the Porto museum reopens"],
    ];

    [Fact]
    public void A_digest_that_is_edited_to_one_event_can_be_joined_and_an_item_that_became_a_digest_cannot()
    {
        var grouper = new StoryGrouper();
        grouper.Place(Item("a", "Переговори у Стамбулі завершилися: новини ранку 24 липня", 0, "uk"), () => 1);
        grouper.Revise(Item("a", "Переговори у Стамбулі завершилися без прориву", 0, "uk"), 1);
        Assert.Equal(1, grouper.Place(Item("b", "Без прориву завершилися переговори у Стамбулі", 1, "uk"), () => 2).Story);

        grouper.Place(Item("c", "Storm Berta floods the port of Varna"), () => 3);
        grouper.Revise(Item("c", "Storm Berta floods the port of Varna: morning briefing"), 3);
        Assert.Equal(4, grouper.Place(Item("d", "Varna port under water after storm Berta", 1), () => 4).Story);
    }

    [Fact]
    public void The_same_words_a_month_later_are_another_event() =>
        Assert.Equal([1, 2], Group([Item("a", "Umerov lands in Istanbul for talks"), Item("b", "Umerov lands in Istanbul for talks", 24 * 30)]));

    [Fact]
    public void Every_decision_names_what_it_rests_on()
    {
        var grouper = new StoryGrouper();
        grouper.Place(Item("a", "Umerov lands in Istanbul for third round of talks"), () => 1);
        var joined = grouper.Place(Item("b", "Third round of Istanbul talks: Umerov leads Ukrainian team", 1), () => 2);
        Assert.Contains(joined.Why, e => e.Quote == "Istanbul");
    }

    [Fact]
    public void A_grouper_restored_from_stored_items_goes_on_as_if_it_had_never_stopped() =>
        Headlines.Select(Gen.Int[0, 12]).Sample((items, stop) =>
        {
            stop = Math.Min(stop, items.Count);
            var stories = 0L;
            var continuous = new StoryGrouper();
            var before = items.Take(stop).Select(item => (item, continuous.Place(item, () => ++stories).Story)).ToList();
            var restored = new StoryGrouper();
            before.ForEach(placed => restored.Restore(placed.item, placed.Story));
            var restoredStories = stories;
            foreach (var item in items.Skip(stop))
            {
                Assert.Equal(continuous.Place(item, () => ++stories).Story, restored.Place(item, () => ++restoredStories).Story);
            }
        });

    [Fact]
    public void An_answer_depends_only_on_earlier_items() =>
        Headlines.Select(Gen.Int[0, 12]).Sample((items, cut) =>
            Assert.Equal(Group(items).Take(cut), Group(items.Take(cut))));

    private static readonly string[] Vocabulary =
        ["Umerov", "Istanbul", "talks", "Geneva", "plan", "переговори", "Стамбулі", "swap", "1,200", "storm", "Porto", "Лавров", "Lavrov", "ultimatum", "50", "days"];

    private static Gen<List<StoryItem>> Headlines { get; } =
        Gen.Select(Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]).Array[2, 6], Gen.Int[0, 60]).List[0, 12]
            .Select(drawn => drawn.Select((d, i) => Item($"i{i}", string.Join(' ', d.Item1), d.Item2)).ToList());
}

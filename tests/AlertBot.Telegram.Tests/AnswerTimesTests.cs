using AlertBot.Telegram.Limits;

namespace AlertBot.Telegram.Tests;

/// <summary>As few messages in doubt as the ceiling allows.</summary>
public sealed class AnswerTimesTests
{
    [Theory]
    [InlineData(5, 1)]
    [InlineData(20, 1)]
    [InlineData(50, 3)]
    [InlineData(100, 5)]
    [InlineData(5_000, 32)]
    public void The_longer_answers_take_the_more_are_sent_at_once(int milliseconds, int expected)
    {
        var answers = After(16, TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(expected, answers.SendsAtOnce);
    }

    [Fact]
    public void One_slow_answer_among_quick_ones_changes_nothing()
    {
        var answers = After(16, TimeSpan.FromMilliseconds(5));
        answers.Add(TimeSpan.FromSeconds(8));
        Assert.Equal(1, answers.SendsAtOnce);
    }

    [Fact]
    public void Before_anything_is_known_one_is_sent() => Assert.Equal(1, new AnswerTimes().SendsAtOnce);

    [Fact]
    public void The_slow_first_answers_of_a_process_do_not_put_many_messages_in_doubt() =>
        Assert.Equal(1, After(15, TimeSpan.FromSeconds(1)).SendsAtOnce);

    [Fact]
    public void A_message_that_arrived_late_counts_from_then_on()
    {
        var pacer = new TelegramPacer(TimeSpan.FromDays(1));
        pacer.Take("1", isGroup: false, TimeSpan.Zero);
        pacer.Arrived("1", isGroup: false, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(pacer.RestOf("1", isGroup: false, TimeSpan.FromSeconds(5)).TotalSeconds, 1, 1.05);
    }

    [Theory]
    [InlineData(200, 0, 1.215)]
    [InlineData(200, 150, 1.065)]
    public void Thirty_that_arrived_late_hold_the_next_back_by_as_much_as_they_were_held_up(int took, int quickest, double expected)
    {
        var pacer = new TelegramPacer(TimeSpan.FromDays(1));
        foreach (var chat in Enumerable.Range(1, 30))
        {
            pacer.Take($"{chat}", isGroup: false, TimeSpan.Zero);
            pacer.Arrived($"{chat}", isGroup: false, TimeSpan.Zero, TimeSpan.FromMilliseconds(took), TimeSpan.FromMilliseconds(quickest));
        }

        Assert.Equal(expected, (pacer.Take("next", isGroup: false, TimeSpan.FromMilliseconds(300)).Wait + TimeSpan.FromMilliseconds(300)).TotalSeconds, 3);
    }

    private static AnswerTimes After(int answers, TimeSpan each)
    {
        var times = new AnswerTimes();
        for (var answer = 0; answer < answers; answer++)
        {
            times.Add(each);
        }

        return times;
    }
}

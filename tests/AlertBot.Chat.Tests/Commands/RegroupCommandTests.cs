using AlertBot.Alerts;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Tests.Commands;

public sealed class RegroupCommandTests : IAsyncDisposable
{
    private readonly ChatWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_double_is_merged_into_the_story_that_stays_and_messages_are_edited()
    {
        Assert.Contains("s13 is part of s12 now", await SayAsync("regroup merge s13 s12"), StringComparison.Ordinal);

        Assert.Equal(12, _world.Stories.StoryOf(36));
        Assert.All(_world.Stories.Edits, e => Assert.Equal(AlertKind.StoryEdited, e.Alert.Kind));
        Assert.Equal([false, true], _world.Stories.Edits.OrderBy(e => e.Alert.Story).Select(e => e.Alert.Content.IsJoined));
        Assert.Equal([34L, 35, 36], _world.Stories.Edits.Single(e => e.Alert.Story == 12).Alert.Items.Order());
    }

    [Fact]
    public async Task A_report_is_split_off_and_the_last_correction_is_taken_back()
    {
        Assert.Contains("i35 is a story of its own now: s14", await SayAsync("regroup split i35"), StringComparison.Ordinal);
        Assert.Contains("Taken back", await SayAsync("regroup undo"), StringComparison.Ordinal);

        Assert.Equal(12, _world.Stories.StoryOf(35));
        Assert.Contains("nothing to take back", await SayAsync("regroup undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_which_owner_it_was()
    {
        await SayAsync("regroup split i35");

        Assert.Contains($"{ChatWorld.Owner}: regroup action:split which:i35", await SayAsync("regroup log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_a_story_that_was_merged_reads_the_one_that_tells_it_and_why()
    {
        var said = await SayAsync("story s11");

        Assert.StartsWith("s12: ", said, StringComparison.Ordinal);
        Assert.Contains("“s11” was joined to this story", said, StringComparison.Ordinal);
        Assert.DoesNotContain("joined", await SayAsync("story s12"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regroup merge s12", "Which stories?")]
    [InlineData("regroup merge s12 s12", "cannot be merged")]
    [InlineData("regroup merge s12 s99", "does not exist or has no reports")]
    [InlineData("regroup merge talks s12", "no story “talks”")]
    [InlineData("regroup split", "Which report?")]
    [InlineData("regroup split i99", "no report “i99”")]
    [InlineData("regroup split i36", "the only report")]
    public async Task What_cannot_be_put_straight_is_refused_with_a_reason(string said, string reason)
    {
        Assert.Contains(reason, await SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(0, _world.Stories.Changes);
    }

    private async Task<string> SayAsync(string line)
    {
        var message = (await _world.SayAsync("discord", ChatWorld.Owner, line)).Only.Message;
        return string.Join('\n', message.Lines.Select(PlainRendering.Line).Prepend(message.Title));
    }
}

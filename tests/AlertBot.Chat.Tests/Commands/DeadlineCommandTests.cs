using AlertBot.Alerts;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

public sealed class DeadlineCommandTests : IAsyncDisposable
{
    private readonly ChatWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_wrong_date_is_corrected_told_to_those_who_follow_it_and_stays_visible()
    {
        var said = await SayAsync("deadline d3 correct 2025-09-03 counted from the wrong day");

        var alert = Assert.Single(_world.Ledger.Said);
        Assert.Equal((AlertKind.DeadlineChanged, DueWindow.On(new LocalDate(2025, 9, 3)), DueWindow.On(new LocalDate(2025, 9, 2))), (alert.Kind, alert.Content.Deadlines[0].Due, alert.Content.Deadlines[0].Earlier.Single()));
        Assert.Contains("is told of it", said, StringComparison.Ordinal);
        Assert.Contains("counted from the wrong day", said, StringComparison.Ordinal);
        Assert.Contains("2 September 2025", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("met", LedgerState.Met)]
    [InlineData("missed-deadline", LedgerState.Missed)]
    [InlineData("withdrawn", LedgerState.Withdrawn)]
    public async Task A_deadline_is_closed_and_opened_again(string outcome, LedgerState state)
    {
        await SayAsync($"deadline d3 {outcome} the envoy said so");
        Assert.Equal((state, "an owner of the bot: the envoy said so"), (Entry.State, Entry.History[^1].Note));

        await SayAsync("deadline d3 reopen");
        Assert.Equal(LedgerState.Open, Entry.State);
        Assert.Equal(3, Entry.History.Length);
    }

    [Fact]
    public async Task Two_entries_of_one_deadline_are_merged_and_who_knew_the_other_date_is_told()
    {
        Assert.Contains("d3 ·", await SayAsync("deadline d4 merge d3"), StringComparison.Ordinal);

        Assert.Equal([DueWindow.On(new LocalDate(2025, 9, 5))], Assert.Single(_world.Ledger.Said).Content.Deadlines[0].Earlier);
        Assert.Contains("d3 ·", await SayAsync("deadline d4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_which_owner_it_was_and_what_everybody_reads_does_not()
    {
        await SayAsync("deadline d3 met");

        Assert.Contains($"{ChatWorld.Owner}: deadline action:met entry:d3", await SayAsync("deadline d3 log"), StringComparison.Ordinal);
        Assert.DoesNotContain($"discord:{ChatWorld.Owner}", _world.Ledger.Said.Single().Why + Entry.History[^1].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deadline d9 met", "no deadline “d9”")]
    [InlineData("deadline soon met", "no deadline “soon”")]
    [InlineData("deadline d3 correct", "Which date?")]
    [InlineData("deadline d3 correct tomorrow", "is no date")]
    [InlineData("deadline d3 correct 2025-09-09..2025-09-01", "is no date")]
    [InlineData("deadline d3 merge", "Merge into which")]
    [InlineData("deadline d3 merge d3", "cannot be merged")]
    [InlineData("deadline d3 merge d9", "no deadline “d9”")]
    public async Task What_cannot_be_is_told_with_its_reason_and_changes_nothing(string said, string reason)
    {
        Assert.Contains(reason, await SayAsync(said), StringComparison.Ordinal);
        Assert.Equal(0, _world.Ledger.Changes);
    }

    private LedgerEntry Entry => _world.Ledger.DeadlineAsync(3, CancellationToken.None).Result!;

    private async Task<string> SayAsync(string line)
    {
        var message = (await _world.SayAsync("discord", ChatWorld.Owner, line)).Only.Message;
        return string.Join('\n', message.Lines.Select(PlainRendering.Line).Prepend(message.Title));
    }
}

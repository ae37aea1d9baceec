using System.Collections.Immutable;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>A threshold of a dossier is tried by the owners before it is written into the file.</summary>
public sealed class ThresholdBacktestTests
{
    [Theory]
    [InlineData("en", "If “Relevance threshold", "0.6 instead of 0.5", "Nothing was changed.")]
    [InlineData("uk", "Якби налаштування «Поріг релевантності (Переговори України та Росії)»", "0,6 замість 0,5", "Нічого не змінено.")]
    [InlineData("ru", "Если бы настройка «Порог релевантности (Переговоры Украины и России)»", "0,6 вместо 0,5", "Ничего не изменено.")]
    public async Task An_owner_sees_what_would_be_different_as_lines_and_as_a_picture(string language, string title, string values, string kept)
    {
        await using var world = new ChatWorld();

        var answer = (await world.SayAsync("discord", ChatWorld.Owner, "backtest relevance 0.6 14", language)).Only;

        Assert.StartsWith(title, answer.Message.Title, StringComparison.Ordinal);
        Assert.Contains(values, answer.Message.Title, StringComparison.Ordinal);
        Assert.Contains(answer.Message.Lines, line => line.Runs[0].Text == "－ " && line.Runs[1].Text.Contains("Third round of talks ends in Istanbul", StringComparison.Ordinal));
        Assert.Contains(answer.Message.Lines, line => line.Runs[0].Text.StartsWith(kept, StringComparison.Ordinal) && line.Runs[0].Text.Contains("\"relevance\": 0.6", StringComparison.Ordinal));
        Assert.Equal(TimelineFonts.OfMachine is null ? 0 : 1, answer.Files.Count(f => f.Name == "backtest.png"));
        Assert.Equal((0.6, 0.4), (world.DossierTrial.Tried.Single().Limits.Relevance, world.DossierTrial.Tried.Single().Limits.Category));
        Assert.Equal(MemoryLookUps.Now - Duration.FromDays(14), world.DossierTrial.Tried.Single().Since);
    }

    [Fact]
    public async Task Where_several_dossiers_are_followed_it_is_asked_which()
    {
        await using var world = new ChatWorld(new ItemReader(new DossierCatalog([.. ChatWorld.Dossiers.Dossiers, ChatWorld.Dossiers.Dossiers[0] with { Id = "other-talks", Name = "Other talks" }])));

        var answer = await world.SayAsync("discord", ChatWorld.Owner, "backtest relevance 0.6 30");
        Assert.Contains("backtest relevance 0.6 days:30 dossier:other-talks", answer.Only.Message.Buttons.Select(row => row[0].Command));
        Assert.Empty(world.DossierTrial.Tried);

        await world.PressAsync("discord", ChatWorld.Owner, "backtest relevance 0.6 days:30 dossier:other-talks");
        Assert.Equal(MemoryLookUps.Now - Duration.FromDays(30), world.DossierTrial.Tried.Single().Since);
    }

    [Fact]
    public async Task It_needs_no_subscription_and_is_found_by_its_name_and_with_a_comma()
    {
        await using var world = new ChatWorld();

        await world.SayAsync("telegram", ChatWorld.Owner, "backtest \"Поріг категорії\" 0,55", "uk");

        Assert.Equal((0.5, 0.55), (world.DossierTrial.Tried.Single().Limits.Relevance, world.DossierTrial.Tried.Single().Limits.Category));
    }

    [Fact]
    public async Task The_administrators_of_a_channel_try_no_threshold_since_it_holds_for_everybody()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        var answer = await world.SayAsync("discord", ChatWorld.Admin, "backtest relevance 0.6");

        Assert.Equal(Localizer.For("en").Text("error.owners-only"), answer.Only.Message.Title);
        Assert.Empty(world.DossierTrial.Tried);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.5")]
    [InlineData("1e-1")]
    [InlineData("NaN")]
    [InlineData("much")]
    public async Task What_is_no_threshold_is_refused(string value)
    {
        await using var world = new ChatWorld();

        var answer = await world.SayAsync("discord", ChatWorld.Owner, $"backtest relevance {value}");

        Assert.Equal(Localizer.For("en").Text("threshold.no-share", value), answer.Only.Message.Title);
        Assert.Empty(world.DossierTrial.Tried);
    }

    [Fact]
    public async Task Without_a_value_it_says_what_is_in_force_and_offers_some()
    {
        await using var world = new ChatWorld();

        var answer = (await world.SayAsync("discord", ChatWorld.Owner, "backtest relevance")).Only;

        Assert.Contains(answer.Message.Lines, line => line.Runs[0].Text.EndsWith(": now 0.5.", StringComparison.Ordinal));
        Assert.Contains(answer.Lists.Single().Choices, choice => choice.Value == "0.6");
    }

    [Fact]
    public async Task One_is_tried_at_a_time()
    {
        await using var world = new ChatWorld();
        world.DossierTrial.IsBusy = true;

        var answer = await world.SayAsync("discord", ChatWorld.Owner, "backtest relevance 0.6");

        Assert.Equal(Localizer.For("en").Text("backtest.busy"), answer.Only.Message.Title);
    }

    [Fact]
    public async Task It_is_given_up_when_whoever_asked_is_gone_and_nothing_is_said()
    {
        await using var world = new ChatWorld();
        var answer = new Gone();
        var (work, started) = Ask(world, answer);
        await started;

        world.Time.Advance(TimeSpan.FromSeconds(2));
        await work;

        Assert.True(world.DossierTrial.WasGivenUp);
        Assert.Equal(0, answer.Replies);
    }

    [Fact]
    public async Task It_is_given_up_when_it_takes_too_long()
    {
        await using var world = new ChatWorld();
        var answer = new AnswerLog();
        var (work, started) = Ask(world, answer);
        await started;

        world.Time.Advance(TimeSpan.FromMinutes(6));
        await work;

        Assert.Equal(Localizer.For("en").Text("backtest.too-long"), answer.Only.Message.Title);
    }

    private static (Task Work, Task Started) Ask(ChatWorld world, IAnswer answer)
    {
        world.DossierTrial.Started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var incoming = new Incoming.Command("1", ChatWorld.Person(ChatWorld.Owner), ChatWorld.Place("discord"), "backtest", ImmutableDictionary<string, OptionValue>.Empty, "relevance 0.6");
        return (world.Desk.HandleAsync(incoming, answer, CancellationToken.None), world.DossierTrial.Started.Task);
    }

    /// <summary>The platform knows the question no longer.</summary>
    private sealed class Gone : IAnswer
    {
        private static readonly SendResult Unknown = new SendResult.Failed(FailureClass.Destination, "unknown-interaction", "The question is gone.");

        public int Replies { get; private set; }

        public Task<SendResult> DeferAsync(bool isPrivate, CancellationToken cancellationToken) => Task.FromResult(Unknown);

        public Task<SendResult> ReplyAsync(Reply reply, CancellationToken cancellationToken)
        {
            Replies++;
            return Task.FromResult(Unknown);
        }

        public Task<SendResult> ReplaceAsync(Reply reply, CancellationToken cancellationToken) => ReplyAsync(reply, cancellationToken);

        public Task<SendResult> SuggestAsync(ImmutableArray<Suggestion> suggestions, CancellationToken cancellationToken) => Task.FromResult(Unknown);
    }
}

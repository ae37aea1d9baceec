using System.Text.Json;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Facts;

namespace AlertBot.Chat.Tests.Composing;

/// <summary>Facts are kept in short English words; nobody reads them so.</summary>
public sealed class FactWordingTests
{
    [Theory]
    [InlineData("en", FactKind.Duration, "<PT1H", "under 1 hour")]
    [InlineData("uk", FactKind.Duration, "~PT40M", "приблизно 40 хвилин")]
    [InlineData("ru", FactKind.Duration, "<PT1H", "менее чем 1 час")]
    [InlineData("ru", FactKind.Duration, "PT5H", "5 часов")]
    [InlineData("en", FactKind.PeopleExchanged, ">1200", "over 1,200 people")]
    [InlineData("uk", FactKind.PeopleExchanged, ">1201", "більш ніж 1 201 людина")]
    [InlineData("ru", FactKind.BodiesExchanged, "~103", "примерно 103 тела")]
    [InlineData("ru", FactKind.ChildrenReturned, "<21", "менее чем 21 ребёнок")]
    [InlineData("uk", FactKind.Proposal, "30-day unconditional full ceasefire", "30-денне безумовне повне припинення вогню")]
    [InlineData("ru", FactKind.Proposal, "full ceasefire", "полное прекращение огня")]
    [InlineData("uk", FactKind.Proposal, "3 working groups", "3 робочі групи")]
    [InlineData("ru", FactKind.Proposal, "28-point peace plan", "мирный план из 28 пунктов")]
    [InlineData("uk", FactKind.Proposal, "leaders' meeting only after the topics are settled", "зустріч лідерів лише після узгодження питань")]
    [InlineData("uk", FactKind.Position, "on security guarantees", "гарантії безпеки")]
    [InlineData("ru", FactKind.ProposalAnswer, "rejected", "отклонено")]
    [InlineData("uk", FactKind.Outcome, "no breakthrough", "без прориву")]
    [InlineData("ru", FactKind.HeldOn, "2025-07-23", "23 июля 2025")]
    [InlineData("uk", FactKind.Mediator, "Hakan Fidan", "Гакан Фідан")]
    [InlineData("uk", FactKind.Proposal, "a matter of some dossier", "a matter of some dossier")]
    public void A_fact_is_said_in_the_readers_language(string language, FactKind kind, string value, string said) =>
        Assert.Equal(said, FactWording.Value(kind, value, Localizer.For(language)).Replace('\u00a0', ' '));

    [Theory]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Every_topic_and_answer_that_the_reader_knows_has_its_words(string language)
    {
        var (words, phrases) = (Localizer.For(language), Phrases());
        string[] topics = ["goals", "first-conditions", "working-groups", "ceasefire", "plan", "humanitarian", "leaders-meeting", "guarantees", "territory", "war-end", "talks"];
        string[] answers = ["rejects", "backs", "accepts"];
        var said = topics.SelectMany(g => phrases[g].Keys).Select(v => FactWording.Value(FactKind.Proposal, v, words))
            .Concat(answers.SelectMany(g => phrases[g].Keys).Select(v => FactWording.Value(FactKind.ProposalAnswer, v, words)))
            .Concat(phrases["outcome"].Keys.Select(v => FactWording.Value(FactKind.Outcome, v, words)));

        Assert.DoesNotContain(said, text => text.Any(char.IsAsciiLetter));
    }

    [Fact]
    public void Every_kind_of_fact_has_its_word() => Assert.All(Enum.GetValues<FactKind>(), kind => Assert.NotEmpty(FactWording.Kind(kind, Localizer.For("uk"))));

    private static Dictionary<string, Dictionary<string, string[]>> Phrases() => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(
        File.ReadAllText(Path.Combine(TextUseTests.Root(AppContext.BaseDirectory), "src", "AlertBot.Understanding", "Facts", "phrases.json")))!;
}

using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Benchmarks.Subscriptions;

/// <summary>How the number of subscriptions grows.</summary>
internal enum SubscriptionMix
{
    /// <summary>Everybody writes filters of his own: with the number grows what is asked for.</summary>
    Own,

    /// <summary>Nine in ten take what others take too: one of 500 lists of words, or none.</summary>
    Shared,

    /// <summary>A thousand are as in <see cref="Own"/>; all others ask for another dossier, or for words that the text does not have.</summary>
    Others,
}

/// <summary>
/// Subscriptions and alerts by dice: ten dossiers, of which one in ten wants all; half choose categories; six in ten have included words
/// (one to three; one filter in twenty is a pattern, three are phrases, four are beginnings), three in ten excluded ones. The words of a text
/// are as frequent as in a language (Zipf); those of filters are topical: frequent ones, but not the most frequent.
/// </summary>
internal sealed class Crowd(SubscriptionMix mix, int size)
{
    private const int Vocabulary = 50_000;
    private const int TooFrequent = 150;
    private const int AlertWords = 300;
    private const int Presets = 500;
    private const int Interested = 1_000;

    private readonly Random _dice = new(size);

    public Subscription[] Subscriptions()
    {
        FilterSet[] presets = [.. Enumerable.Range(0, Presets).Select(_ => Filters())];
        return [.. Enumerable.Range(1, size).Select(i => mix switch
        {
            SubscriptionMix.Shared when _dice.Next(10) > 0 => Subscription(i, presets[_dice.Next(Presets)]),
            SubscriptionMix.Others when i > Interested => Uninterested(i),
            _ => Subscription(i, Filters()),
        })];
    }

    public (Alert Alert, string Text) Alert() => (
        new Alert(
            "k", AlertKind.NewStory, "d0", Instant.FromUtc(2025, 7, 23, 12, 0), 1, null, [1], (Urgency)_dice.Next(3),
            new AlertContent([new QuotedText("en", Text(12), 1)], [], [new SourceLink("BBC", "bbc", null, "en", false, 1)], [(Category)_dice.Next(9)], []), "test"),
        Text(AlertWords));

    private Subscription Subscription(int id, FilterSet filters)
    {
        var destination = new Destination(id, $"d{id}", "console", "", "en", DateTimeZone.Utc, null, null);
        return new Subscription(id, destination, Dossiers(), _dice.Next(2) == 0 ? [] : [(Category)_dice.Next(9), (Category)_dice.Next(9)], AlertBot.Alerts.Subscriptions.Subscription.DefaultReminderSteps)
        {
            MinimumUrgency = _dice.Next(4) == 0 ? (Urgency)_dice.Next(3) : Urgency.Routine,
            StateMedia = _dice.Next(4) > 0,
            Languages = _dice.Next(5) == 0 ? ["en"] : [],
            Filters = filters,
        };
    }

    /// <summary>Half of them by the dossier, half by words that no text has.</summary>
    private Subscription Uninterested(int id)
    {
        var plain = Subscription(id, Filters());
        return _dice.Next(2) == 0
            ? plain with { Dossiers = [$"d{1 + _dice.Next(9)}"] }
            : plain with { Filters = new FilterSet([new TextFilter(FilterKind.Words, $"{Word()}'{Word()}"), new TextFilter(FilterKind.Words, $"{Word()} {id}")], plain.Filters.Exclude) };
    }

    private ImmutableArray<string> Dossiers() => _dice.Next(10) switch
    {
        0 => [],
        < 4 => [.. new[] { $"d{_dice.Next(10)}", $"d{_dice.Next(10)}" }.Distinct().Order()],
        _ => [$"d{_dice.Next(10)}"],
    };

    private FilterSet Filters() => new(_dice.Next(10) < 6 ? Some(1 + _dice.Next(3)) : [], _dice.Next(10) < 3 ? Some(1) : []);

    private ImmutableArray<TextFilter> Some(int count) => [.. Enumerable.Range(0, count).Select(_ => Filter())];

    private TextFilter Filter() => _dice.Next(20) switch
    {
        0 => new TextFilter(FilterKind.Pattern, $"{Topic()}.{{0,20}}{Topic()}"),
        < 4 => new TextFilter(FilterKind.Words, $"{Topic()} {Topic()}"),
        < 8 => new TextFilter(FilterKind.Words, $"{Topic()[..5]}*"),
        _ => new TextFilter(FilterKind.Words, Topic()),
    };

    private string Topic() => Spelled(TooFrequent + (int)((Vocabulary - TooFrequent) * Math.Pow(_dice.NextDouble(), 3)));

    private string Word() => Spelled((int)Math.Pow(Vocabulary, _dice.NextDouble()));

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private static string Spelled(int rank)
    {
        var mixed = new Random(rank);
        Span<char> letters = stackalloc char[7];
        foreach (ref var letter in letters)
        {
            letter = (char)('a' + mixed.Next(26));
        }

        return new string(letters);
    }
}

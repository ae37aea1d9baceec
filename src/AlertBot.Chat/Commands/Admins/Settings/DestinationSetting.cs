using System.Collections.Frozen;
using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>
/// One thing that administrators may set: how it reads, what a written value makes of it, what can be chosen. Its name is the text
/// <c>setting.KEY</c>, what may be written for it <c>setting.KEY.how</c>.
/// </summary>
/// <param name="Key">Lower case with dashes.</param>
/// <param name="Show">The state in words.</param>
/// <param name="Apply">Throws <see cref="RefusedException"/> for a value that cannot be.</param>
internal sealed record DestinationSetting(string Key, Func<DestinationOrders, Localizer, string> Show, Func<DestinationOrders, string, DestinationOrders> Apply)
{
    private static readonly FrozenSet<string> OffWords = new[]
    {
        "off", "no", "none", "false", "ні", "немає", "вимк", "вимкнено", "вимкнути", "нет", "выкл", "выключено", "выключить",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OnWords = new[] { "on", "yes", "1", "true", "так", "увімк", "увімкнено", "да", "вкл", "включено" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A destination that nothing was set at.</summary>
    private static readonly DestinationOrders Nobody = OfNobody();

    /// <summary>Values to choose from, each with its words and whether it holds now.</summary>
    public Func<DestinationOrders, Localizer, ImmutableArray<SettingChoice>> Choices { get; init; } = (_, _) => [];

    /// <summary>Several may be chosen.</summary>
    public bool IsMany { get; init; }

    /// <summary>It decides which alerts come, and not when or how: trying it on alerts of the past says something.</summary>
    public bool IsChoosing { get; init; }

    /// <summary>The one platform that has it; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Values to be offered while one is typed; whose they are is not known then.</summary>
    public Func<string, Localizer, IEnumerable<Suggestion>>? Offers { get; init; }

    /// <summary>What it makes of a message is shown before it is saved.</summary>
    public bool IsShownFirst { get; init; }

    public bool IsOf(string platform) => Only is null || Only == platform;

    public ImmutableArray<Suggestion> Suggest(string typed, Localizer words) => [.. Offers?.Invoke(typed, words)
        ?? Choices(Nobody, words).Where(c => c.Value.Contains(typed, StringComparison.OrdinalIgnoreCase) || c.Label.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(c => new Suggestion(c.Label, c.Value))];

    /// <summary>Whether a value says that there is to be none, in any of the languages.</summary>
    internal static bool IsOff(string value) => OffWords.Contains(value);

    /// <summary>An on or off.</summary>
    public static DestinationSetting Switch(string key, Func<DestinationOrders, bool> get, Func<DestinationOrders, bool, DestinationOrders> set) => new(
        key,
        (orders, words) => words.Text(get(orders) ? "choice.on" : "choice.off"),
        (orders, value) => set(orders, OnOff(key, value)))
    {
        Choices = (orders, words) => [new SettingChoice("on", words.Text("choice.on"), get(orders)), new SettingChoice("off", words.Text("choice.off"), !get(orders))],
    };

    /// <summary>One value of an enum; in kebab case it is what is written, and <c>GROUP.VALUE</c> its text.</summary>
    public static DestinationSetting OneOf<T>(string key, string group, Func<DestinationOrders, T> get, Func<DestinationOrders, T, DestinationOrders> set)
        where T : struct, Enum => new(
        key,
        (orders, words) => words.Text(TextKey.Of(group, get(orders))),
        (orders, value) => set(orders, Member<T>(key, value)))
        {
            Choices = (orders, words) => [.. Enum.GetValues<T>().Select(v => new SettingChoice(Written(v), words.Text(TextKey.Of(group, v)), EqualityComparer<T>.Default.Equals(v, get(orders))))],
        };

    /// <summary>A set of words, empty for all of them: <c>all</c>, <c>a,b</c> for exactly these, <c>~a</c> turns one on or off.</summary>
    public static DestinationSetting Several(
        string key,
        Func<DestinationOrders, ImmutableArray<string>> get,
        Func<DestinationOrders, ImmutableArray<string>, DestinationOrders> set,
        Func<IReadOnlyList<string>?> known,
        Func<string, Localizer, string> name) => new(
        key,
        (orders, words) => get(orders) is [_, ..] chosen ? string.Join(", ", chosen.Select(c => name(c, words))) : words.Text("choice.all"),
        (orders, value) => set(orders, SetOf(key, value, get(orders), known())))
        {
            IsMany = true,
            Choices = (orders, words) => [.. (known() ?? []).Take(24).Select(k => new SettingChoice(k, name(k, words), get(orders).Contains(k)))],
        };

    internal static bool OnOff(string key, string value) =>
        OnWords.Contains(value) || (IsOff(value) || value is "0" ? false : throw new RefusedException("error.choice", key, value, "on, off"));

    internal static string Written<T>(T value)
        where T : struct, Enum => TextKey.Of("", value)[1..];

    internal static T Member<T>(string key, string value)
        where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Written(member).Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        throw new RefusedException("error.choice", key, value, string.Join(", ", Enum.GetValues<T>().Select(Written)));
    }

    private static DestinationOrders OfNobody()
    {
        var destination = new Destination(0, "", "", "", "", DateTimeZone.Utc, null, null);
        return new DestinationOrders(destination, [new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)]);
    }

    private static ImmutableArray<string> SetOf(string key, string value, ImmutableArray<string> now, IReadOnlyList<string>? known)
    {
        if (value is "all" or "-" or "" || IsOff(value) || value.ToLowerInvariant() is "усі" or "все")
        {
            return [];
        }

        if (value[0] == ButtonData.Toggle)
        {
            var one = Known(key, value[1..], known);
            return now.Contains(one) ? now.Remove(one) : now.Add(one);
        }

        return [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => Known(key, v, known)).Distinct().Take(50)];
    }

    private static string Known(string key, string value, IReadOnlyList<string>? known) => known is null
        ? value
        : known.FirstOrDefault(k => k.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? throw new RefusedException("error.choice", key, value, string.Join(", ", known));
}

internal sealed record SettingChoice(string Value, string Label, bool IsChosen);

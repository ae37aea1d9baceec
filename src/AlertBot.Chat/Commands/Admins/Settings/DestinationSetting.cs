using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;

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
    /// <summary>Values to choose from, each with its words and whether it holds now.</summary>
    public Func<DestinationOrders, Localizer, ImmutableArray<SettingChoice>> Choices { get; init; } = (_, _) => [];

    /// <summary>Several may be chosen.</summary>
    public bool IsMany { get; init; }

    /// <summary>What it makes of a message is shown before it is saved.</summary>
    public bool IsShownFirst { get; init; }

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

    internal static bool OnOff(string key, string value) => value.ToLowerInvariant() switch
    {
        "on" or "yes" or "1" or "true" or "так" or "да" => true,
        "off" or "no" or "0" or "false" or "ні" or "нет" => false,
        _ => throw new RefusedException("error.choice", key, value, "on, off"),
    };

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

    private static ImmutableArray<string> SetOf(string key, string value, ImmutableArray<string> now, IReadOnlyList<string>? known)
    {
        if (value is "all" or "off" or "-" or "")
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

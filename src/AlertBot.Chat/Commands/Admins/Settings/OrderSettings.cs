using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>What a destination wants to hear of.</summary>
internal static class OrderSettings
{
    private static readonly string[] Categories = [.. Enum.GetValues<Category>().Select(DestinationSetting.Written)];

    public static IEnumerable<DestinationSetting> All(Func<DossierCatalog> dossiers, PublisherCatalog publishers) =>
    [
        .. new[]
        {
            DestinationSetting.Several("dossiers", o => First(o).Dossiers, (o, v) => Each(o, s => s with { Dossiers = v }), () => [.. dossiers().Dossiers.Select(d => d.Id)], (id, words) => dossiers().Find(id) is { } dossier ? words.Dossier(dossier) : id),
            DestinationSetting.Several(
                "categories",
                o => [.. First(o).Categories.Select(DestinationSetting.Written)],
                (o, v) => Each(o, s => s with { Categories = [.. v.Select(c => DestinationSetting.Member<Category>("categories", c))] }),
                () => Categories,
                (c, words) => words.Text($"category.{c}")),
            DestinationSetting.OneOf("urgency", "urgency", o => First(o).MinimumUrgency, (o, v) => Each(o, s => s with { MinimumUrgency = v })),
            DestinationSetting.Several("sources-in", o => First(o).Languages, (o, v) => Each(o, s => s with { Languages = v }), () => ["en", "uk", "ru"], (l, words) => words.Text($"language.{l}")),
            Filter("include", f => f.Include, (f, v) => new FilterSet(v, f.Exclude)),
            Filter("exclude", f => f.Exclude, (f, v) => new FilterSet(f.Include, v)),
            Voices("publishers", publishers, s => s.OnlyPublishers, (s, v) => s with { OnlyPublishers = v }, "choice.all"),
            Voices("not-publishers", publishers, s => s.NotPublishers, (s, v) => s with { NotPublishers = v }, "choice.none"),
            DestinationSetting.Switch("state-media", o => First(o).StateMedia, (o, v) => Each(o, s => s with { StateMedia = v })),
            Reminders(),
        }.Select(s => s with { IsChoosing = true }),
    ];

    /// <summary>All orders of a destination are set alike: in chat it has one.</summary>
    internal static DestinationOrders Each(DestinationOrders orders, Func<Subscription, Subscription> change) => orders with { Orders = [.. orders.Orders.Select(change)] };

    internal static Subscription First(DestinationOrders orders) => orders.Orders[0];

    /// <summary><c>ceasefire*</c> adds one, <c>-ceasefire*</c> takes it away, <c>off</c> takes all away.</summary>
    private static DestinationSetting Filter(string key, Func<FilterSet, ImmutableArray<TextFilter>> get, Func<FilterSet, ImmutableArray<TextFilter>, FilterSet> set) => new(
        key,
        (orders, words) => get(First(orders).Filters) is [_, ..] filters ? string.Join(", ", filters) : words.Text("choice.none"),
        (orders, value) => Each(orders, s => s with { Filters = set(s.Filters, Changed(get(s.Filters), value)) }))
    {
        Choices = (orders, _) => [.. get(First(orders).Filters).Take(24).Select(f => new SettingChoice($"-{f}", $"✕ {f}", false))],
    };

    private static ImmutableArray<TextFilter> Changed(ImmutableArray<TextFilter> filters, string value)
    {
        if (value is "all" || DestinationSetting.IsOff(value))
        {
            return [];
        }

        var isRemoval = value.Length > 1 && value[0] == '-';
        if (TextFilter.Read(isRemoval ? value[1..] : value, out var problem) is not { } filter)
        {
            throw new RefusedException(TextKey.Of("filter", problem));
        }

        return isRemoval ? filters.Remove(filter)
            : filters.Contains(filter) ? filters
            : filters.Length < FilterSet.Most ? filters.Add(filter)
            : throw new RefusedException("filter.too-many", FilterSet.Most);
    }

    private static DestinationSetting Voices(string key, PublisherCatalog publishers, Func<Subscription, ImmutableArray<string>> get, Func<Subscription, ImmutableArray<string>, Subscription> set, string none)
    {
        var setting = DestinationSetting.Several(key, o => get(First(o)), (o, v) => Each(o, s => set(s, [.. v.Select(p => publishers.Find(p).Voice).Distinct()])), () => null, (voice, _) => publishers.Find(voice).Name);
        return setting with { Show = (orders, words) => get(First(orders)).IsEmpty ? words.Text(none) : setting.Show(orders, words), IsMany = false };
    }

    private static DestinationSetting Reminders() => new(
        "reminders",
        (orders, words) => First(orders).ReminderSteps is [_, ..] steps ? string.Join(", ", steps.Select(s => s.ToString(CultureInfo.InvariantCulture))) : words.Text("choice.none"),
        (orders, value) => Each(orders, s => s with { ReminderSteps = Steps(value) }))
    {
        Choices = (_, words) => [new SettingChoice("7,3,1,0", "7, 3, 1, 0", false), new SettingChoice("1,0", "1, 0", false), new SettingChoice("off", words.Text("choice.none"), false)],
    };

    private static ImmutableArray<int> Steps(string value) => DestinationSetting.IsOff(value)
        ? []
        : [.. value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 60 ? days : throw new RefusedException("error.whole", "reminders", part, 0, 60))
            .Distinct().OrderDescending().Take(10)];
}

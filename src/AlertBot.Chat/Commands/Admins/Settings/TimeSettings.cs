using System.Globalization;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>When a destination wants to hear.</summary>
internal static class TimeSettings
{
    private const int MostBudget = 200;
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly string[] UsualQuiet = ["22:00-07:00", "23:00-07:00", "0:00-8:00"];
    private static readonly int[] UsualBudgets = [3, 5, 10, 20];
    private static readonly string[] Zones = ["Europe/Kyiv", "Europe/London", "Europe/Berlin", "Europe/Istanbul", "Europe/Moscow", "America/New_York", "Etc/UTC"];

    public static IEnumerable<DestinationSetting> All() => [Zone(), Quiet(), Breakthrough(), Digest(), Budget(), CatchUps(), Pause()];

    internal static DestinationOrders With(DestinationOrders orders, Func<Destination, Destination> change) => orders with { Destination = change(orders.Destination) };

    internal static DestinationOrders Wishing(DestinationOrders orders, Func<DestinationWishes, DestinationWishes> change) =>
        With(orders, d => d with { Wishes = change(d.Wishes) });

    private static DestinationSetting Zone() => new(
        "zone",
        (orders, _) => orders.Destination.Zone.Id,
        (orders, value) => With(orders, d => d with { Zone = FindZone(value) ?? throw new RefusedException("error.zone", value) }))
    {
        Choices = (orders, _) => [.. Zones.Select(z => new SettingChoice(z, z, orders.Destination.Zone.Id == z))],
        Offers = (typed, _) => ZonesLike(typed).Select(z => new Suggestion(z, z)),
    };

    /// <summary>By its name, or by its city alone: <c>new york</c>.</summary>
    private static DateTimeZone? FindZone(string written)
    {
        var name = written.Trim().Replace(' ', '_');
        var ids = DateTimeZoneProviders.Tzdb.Ids;
        return (ids.FirstOrDefault(id => id.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? ids.FirstOrDefault(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase))) is { } id
            ? DateTimeZoneProviders.Tzdb[id]
            : null;
    }

    private static IEnumerable<string> ZonesLike(string typed) => typed.Length == 0
        ? Zones
        : DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains(typed.Trim().Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));

    private static DestinationSetting Quiet() => new(
        "quiet",
        (orders, words) => orders.Destination.Quiet is { } quiet ? $"{Time.Format(quiet.Start)}–{Time.Format(quiet.End)} ({orders.Destination.Zone.Id})" : words.Text("choice.off"),
        (orders, value) => With(orders, d => d with { Quiet = ReadQuiet(value) }))
    {
        Choices = (orders, words) =>
        [
            .. UsualQuiet.Select(q => new SettingChoice(q, q, orders.Destination.Quiet is { } quiet && $"{Time.Format(quiet.Start)}-{Time.Format(quiet.End)}" == q)),
            new SettingChoice("off", words.Text("choice.off"), orders.Destination.Quiet is null),
        ],
    };

    private static QuietHours? ReadQuiet(string value)
    {
        if (DestinationSetting.IsOff(value))
        {
            return null;
        }

        var ends = value.Split(['-', '–', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || ReadTime(ends[0]) is not { } start || ReadTime(ends[1]) is not { } end)
        {
            throw new RefusedException("error.quiet", value);
        }

        return start == end ? throw new RefusedException("error.quiet-same") : new QuietHours(start, end);
    }

    private static LocalTime? ReadTime(string text) =>
        Time.Parse(text.Contains(':') ? text : text + ":00").TryGetValue(default, out var time) ? time : null;

    private static DestinationSetting Breakthrough() => DestinationSetting.Switch(
        "breakthrough", o => o.Destination.Wishes.UrgentBreaksQuiet, (o, v) => Wishing(o, w => w with { UrgentBreaksQuiet = v }));

    /// <summary><c>08:00</c> every day, <c>monday 08:00</c> every week, with <c>x5</c> for five stories at most.</summary>
    private static DestinationSetting Digest() => new(
        "digest",
        (orders, words) => orders.Destination.Wishes.Digest is { } plan
            ? words.Text("digest.shown", plan.Day is { } day ? words.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7)) : words.Text("digest.daily"), Time.Format(plan.At), plan.Stories)
            : words.Text("choice.off"),
        (orders, value) => Wishing(orders, w => w with { Digest = ReadDigest(value) }))
    {
        Choices = (orders, words) => [new SettingChoice("08:00", "08:00", false), new SettingChoice("18:00", "18:00", false), new SettingChoice("monday 09:00", words.Text("digest.weekly"), false), new SettingChoice("off", words.Text("choice.off"), orders.Destination.Wishes.Digest is null)],
    };

    private static DigestPlan? ReadDigest(string value)
    {
        if (DestinationSetting.IsOff(value))
        {
            return null;
        }

        LocalTime? at = null;
        IsoDayOfWeek? day = null;
        int? stories = null;
        foreach (var part in value.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadTime(part) is { } time)
            {
                at = time;
            }
            else if (part[0] == 'x' && int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 25)
            {
                stories = count;
            }
            else if (DayText.Read(part) is { } named)
            {
                day = named;
            }
            else if (part is not ("daily" or "every" or "day" or "щодня" or "ежедневно"))
            {
                throw new RefusedException("error.digest", value);
            }
        }

        var plan = new DigestPlan(at ?? throw new RefusedException("error.digest", value), day);
        return stories is { } most ? plan with { Stories = most } : plan;
    }

    private static DestinationSetting Budget() => new(
        "budget",
        (orders, words) => orders.Destination.Wishes.AlertsADay is { } budget ? words.Count("budget.shown", budget) : words.Text("choice.unlimited"),
        (orders, value) => Wishing(orders, w => w with { DailyBudget = value is "unlimited" || DestinationSetting.IsOff(value) ? null : ReadBudget(value, w.OwnerLimit) }))
    {
        Choices = (orders, words) =>
        [
            .. UsualBudgets.Select(n => new SettingChoice(n.ToString(CultureInfo.InvariantCulture), n.ToString(CultureInfo.InvariantCulture), orders.Destination.Wishes.DailyBudget == n)),
            new SettingChoice("off", words.Text("choice.unlimited"), orders.Destination.Wishes.DailyBudget is null),
        ],
    };

    private static int ReadBudget(string value, int? limit) =>
        !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var budget) || budget is < 1 or > MostBudget ? throw new RefusedException("error.whole", "budget", value, 1, MostBudget)
        : budget > limit ? throw new RefusedException("error.over-limit", limit)
        : budget;

    /// <summary><c>all</c>, <c>per-story</c>, or <c>skip-old 6</c> for what is not older than six hours, <c>skip-old 90m</c> for minutes.</summary>
    private static DestinationSetting CatchUps() => new(
        "catchup",
        (orders, words) => words.Text(TextKey.Of("catchup", orders.Destination.CatchUp)) + (orders.Destination is { CatchUp: CatchUp.SkipOld, CatchUpAge: { } age } ? words.Text("catchup.hours", (int)age.TotalHours) : ""),
        (orders, value) => With(orders, d => ReadCatchUp(d, value)))
    {
        Choices = (orders, words) => [.. Enum.GetValues<CatchUp>().Select(c => new SettingChoice(DestinationSetting.Written(c), words.Text(TextKey.Of("catchup", c)), orders.Destination.CatchUp == c))],
    };

    private static Destination ReadCatchUp(Destination destination, string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var policy = DestinationSetting.Member<CatchUp>("catchup", parts[0]);
        Duration? age = parts.Length < 2 ? null
            : parts[1].EndsWith('m') && int.TryParse(parts[1].AsSpan(0, parts[1].Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 15 and <= 720 * 60 ? Duration.FromMinutes(minutes)
            : int.TryParse(parts[1].TrimEnd('h'), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= 720 ? Duration.FromHours(hours)
            : throw new RefusedException("error.whole", "catchup", parts[1], 1, 720);
        return destination with { CatchUp = policy, CatchUpAge = policy == CatchUp.SkipOld ? age : null };
    }

    private static DestinationSetting Pause() => DestinationSetting.Switch("pause", o => o.Destination.Wishes.Paused, (o, v) => Wishing(o, w => w with { Paused = v })) with { IsChoosing = true };
}

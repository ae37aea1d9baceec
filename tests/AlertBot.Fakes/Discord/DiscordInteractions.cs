using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>
/// Interactions from Discord's side: makes them, and takes the answers by Discord's rules: the first within three seconds and only once,
/// the others within fifteen minutes.
/// </summary>
public sealed class DiscordInteractions
{
    private const int Ephemeral = 1 << 6;
    private static readonly TimeSpan ForTheFirst = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ForTheOthers = TimeSpan.FromMinutes(15);

    private readonly TimeProvider _time;
    private readonly Func<string> _nextId;
    private readonly ConcurrentDictionary<string, FakeInteraction> _byToken = [];

    internal DiscordInteractions(TimeProvider time, Func<string> nextId) => (_time, _nextId) = (time, nextId);

    /// <param name="name">With group and subcommand behind it: <c>settings quiet</c>.</param>
    public FakeInteraction Command(string name, IReadOnlyDictionary<string, object>? options = null, Asker? by = null)
    {
        var parts = name.Split(' ');
        var values = (options ?? new Dictionary<string, object>()).Select(object (o) => new { name = o.Key, type = TypeOf(o.Value), value = o.Value is AttachedFile file ? file.Id : o.Value }).ToArray();
        for (var at = parts.Length - 1; at > 0; at--)
        {
            values = [new { name = parts[at], type = at == parts.Length - 1 ? 1 : 2, options = values }];
        }

        var files = (options?.Values.OfType<AttachedFile>() ?? []).ToDictionary(f => f.Id, f => new { id = f.Id, filename = f.Url.Segments[^1], size = 1, url = f.Url, proxy_url = f.Url });
        return Make(2, new { id = "900", name = parts[0], type = 1, options = values, resolved = new { attachments = files } }, by);
    }

    public FakeInteraction Typing(string name, string option, string typed, Asker? by = null) =>
        Make(4, new { id = "900", name, type = 1, options = new[] { new { name = option, type = 3, value = typed, focused = true } } }, by);

    public FakeInteraction Component(string customId, string message, IEnumerable<string>? values = null, Asker? by = null) =>
        Make(3, new { custom_id = customId, component_type = values is null ? 2 : 3, values = values ?? [] }, by, message);

    public FakeInteraction Form(string customId, IReadOnlyDictionary<string, string> fields, Asker? by = null) =>
        Make(5, new { custom_id = customId, components = fields.Select(f => new { type = 1, components = new[] { new { type = 4, custom_id = f.Key, value = f.Value } } }) }, by);

    internal bool Knows(string token) => _byToken.ContainsKey(token);

    internal FakeAnswer? Call(DiscordRouting route, FakeRequest request) => (route.Template, route.Ids) switch
    {
        ("POST interactions/{}/{}/callback", [var id, var token]) => Callback(id, token, request),
        ("PATCH webhooks/{}/{}/messages/@original", [_, var token]) => Later(token, interaction => Edit(interaction, request.Json)),
        ("GET webhooks/{}/{}/messages/@original", [_, var token]) => Later(token, Show),
        ("DELETE webhooks/{}/{}/messages/@original", [_, var token]) => Later(token, Delete),
        ("POST webhooks/{}/{}", [_, var token]) when Knows(token) => Later(token, interaction => FollowUp(interaction, request)),
        _ => null,
    };

    private FakeInteraction Make(int type, object data, Asker? by, string? message = null)
    {
        var (id, asker) = (_nextId(), by ?? new Asker());
        var token = $"interaction-token-{id}";
        var payload = new Dictionary<string, object?>
        {
            ["id"] = id,
            ["application_id"] = DiscordObjects.Application,
            ["type"] = type,
            ["token"] = token,
            ["version"] = 1,
            ["data"] = data,
            ["channel_id"] = asker.Channel,
            ["channel"] = new { id = asker.Channel, type = asker.Guild is null ? 1 : 0, name = asker.ChannelName },
            ["locale"] = asker.Locale,
            ["app_permissions"] = FakeGuild.Usual.ToString(CultureInfo.InvariantCulture),
            ["entitlements"] = Array.Empty<object>(),
            ["authorizing_integration_owners"] = new Dictionary<string, string> { ["0"] = asker.Guild ?? "0" },
            ["context"] = asker.Guild is null ? 1 : 0,
            ["attachment_size_limit"] = 10_485_760,
        };
        if (asker.Guild is { } guild)
        {
            var member = DiscordObjects.Member(asker.User, asker.Roles);
            member["permissions"] = asker.Permissions.ToString(CultureInfo.InvariantCulture);
            (payload["member"], payload["guild_id"], payload["guild_locale"]) = (member, guild, "uk");
            payload["guild"] = new { id = guild, locale = "uk", features = Array.Empty<string>() };
        }
        else
        {
            payload["user"] = DiscordObjects.User(asker.User, $"user-{asker.User}");
        }

        if (message is not null)
        {
            payload["message"] = DiscordMessageJson.Of(new DiscordMessage(asker.Channel, message, "", [], [], [], null, null, false));
        }

        return _byToken[token] = new FakeInteraction(id, token, type, payload, _time.GetUtcNow());
    }

    private FakeAnswer Callback(string id, string token, FakeRequest request)
    {
        if (!_byToken.TryGetValue(token, out var interaction) || interaction.Id != id || _time.GetUtcNow() - interaction.At > ForTheFirst)
        {
            return DiscordAnswers.Error(404, 10062, "Unknown interaction");
        }

        if (interaction.First is not null)
        {
            return DiscordAnswers.Error(400, 40060, "Interaction has already been acknowledged.");
        }

        var kind = request.Json.TryGetProperty("type", out var type) ? type.GetInt32() : 0;
        var data = request.Json.TryGetProperty("data", out var given) ? given : JsonElement.Parse("{}");
        if (Wrong(interaction, kind, data) is { } wrong)
        {
            return DiscordAnswers.InvalidForm(wrong.Where, wrong.Why);
        }

        (interaction.First, interaction.AnsweredAfter, interaction.IsPrivate) = (kind, _time.GetUtcNow() - interaction.At, (Flags(data) & Ephemeral) != 0);
        if (kind is 4 or 7)
        {
            interaction.Answer = DiscordMessages.Read(Channel(interaction), _nextId(), data, request.Files);
        }

        interaction.Data = kind is 8 or 9 ? data.GetRawText() : null;
        return request.Query.GetValueOrDefault("with_response") == "true"
            ? FakeAnswer.Json(200, new { interaction = new { id, type = interaction.Type, response_message_id = interaction.Answer?.Id, response_message_loading = false, response_message_ephemeral = interaction.IsPrivate } })
            : new FakeAnswer(204, "");
    }

    private static WrongForm? Wrong(FakeInteraction interaction, int kind, JsonElement data) => kind switch
    {
        4 when interaction.Type != 4 => DiscordBody.Wrong(data, BodyPlace.Interaction),
        5 when interaction.Type != 4 => (Flags(data) & ~Ephemeral) == 0 ? null : new WrongForm("flags", "only ephemeral may be deferred"),
        6 when interaction.Type == 3 => null,
        7 when interaction.Type is 3 or 5 => DiscordBody.Wrong(data, BodyPlace.Interaction),
        8 when interaction.Type == 4 => DiscordBody.Items(data, "choices").Count() > 25 ? new WrongForm("choices", "BASE_TYPE_MAX_LENGTH") : null,
        9 when interaction.Type is 2 or 3 => WrongModal(data),
        _ => new WrongForm("type", $"{kind} is no answer to {interaction.Type}"),
    };

    private static WrongForm? WrongModal(JsonElement data) =>
        DiscordBody.CodePoints(DiscordBody.Trimmed(data, "title")) is 0 or > 45 ? new WrongForm("title", "BASE_TYPE_BAD_LENGTH")
        : DiscordBody.Trimmed(data, "custom_id").Length is 0 or > 100 ? new WrongForm("custom_id", "BASE_TYPE_BAD_LENGTH")
        : DiscordBody.Items(data, "components").Count() is 0 or > 5 ? new WrongForm("components", "BASE_TYPE_BAD_LENGTH")
        : null;

    private FakeAnswer Later(string token, Func<FakeInteraction, FakeAnswer> then) =>
        !_byToken.TryGetValue(token, out var interaction) || _time.GetUtcNow() - interaction.At > ForTheOthers ? DiscordAnswers.Error(401, 50027, "Invalid Webhook Token")
        : interaction.First is null ? DiscordAnswers.Error(404, 10015, "Unknown Webhook")
        : then(interaction);

    private FakeAnswer Edit(FakeInteraction interaction, JsonElement body)
    {
        if (DiscordBody.Wrong(body, BodyPlace.Interaction) is { } wrong)
        {
            return DiscordAnswers.InvalidForm(wrong.Where, wrong.Why);
        }

        interaction.Answer = interaction.Answer is { } before ? DiscordMessages.Edited(before, body) : DiscordMessages.Read(Channel(interaction), _nextId(), body, []);
        return Show(interaction);
    }

    private FakeAnswer FollowUp(FakeInteraction interaction, FakeRequest request)
    {
        if (DiscordBody.Wrong(request.Json, BodyPlace.Interaction) is { } wrong)
        {
            return DiscordAnswers.InvalidForm(wrong.Where, wrong.Why);
        }

        var message = DiscordMessages.Read(Channel(interaction), _nextId(), request.Json, request.Files);
        interaction.FollowUps.Add(message);
        return FakeAnswer.Json(200, DiscordMessageJson.Of(message));
    }

    private static FakeAnswer Show(FakeInteraction interaction) =>
        interaction.Answer is { } answer ? FakeAnswer.Json(200, DiscordMessageJson.Of(answer)) : DiscordAnswers.Error(404, 10008, "Unknown Message");

    private static FakeAnswer Delete(FakeInteraction interaction)
    {
        interaction.Answer = null;
        return new FakeAnswer(204, "");
    }

    private static string Channel(FakeInteraction interaction) => (string)interaction.Payload["channel_id"]!;

    private static int Flags(JsonElement data) => data.TryGetProperty("flags", out var flags) && flags.ValueKind == JsonValueKind.Number ? flags.GetInt32() : 0;

    private static int TypeOf(object value) => value switch
    {
        bool => 5,
        int or long => 4,
        double => 10,
        AttachedFile => 11,
        _ => 3,
    };
}

/// <summary>Who does something, and where.</summary>
/// <param name="Guild">Null is a direct message.</param>
public sealed record Asker(string User = "501", string? Guild = "77", string Channel = "1001", string Locale = "uk", ulong Permissions = FakeGuild.Usual)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What <see cref="Channel"/> is called.</summary>
    public string ChannelName { get; init; } = $"channel-{Channel}";
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Conversations;

namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Reads updates by their JSON and not by the library's types: a kind of message that is newer than the library must be skipped, not stop
/// everything that comes after it.
/// </summary>
internal sealed class UpdateReader(string botName)
{
    /// <summary>Between the data of a list and the value that was chosen.</summary>
    public const char ListSeparator = '\u001f';

    /// <summary>The fewest that will do; all that are not named here are never sent.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["message", "callback_query", "my_chat_member"];

    /// <returns>Null when it is no update at all.</returns>
    public TelegramUpdate? Read(JsonElement json)
    {
        if (UpdateFields.Number(json, "update_id") is not { } id)
        {
            return null;
        }

        return UpdateFields.Field(json, "message") is { } message ? Message(id, message)
            : UpdateFields.Field(json, "callback_query") is { } query ? Pressed(id, query)
            : UpdateFields.Field(json, "my_chat_member") is { } change ? Membership(id, change)
            : new TelegramUpdate(id, null);
    }

    private TelegramUpdate Message(long id, JsonElement message)
    {
        if (UpdateFields.Field(message, "chat") is not { } chat || Who(message) is not { } who)
        {
            return new TelegramUpdate(id, null);
        }

        var (key, where) = (Key(id), UpdatePlace.Of(chat, message));
        return new TelegramUpdate(id, Said(key, who, where, message))
        {
            Lane = UpdatePlace.Chat(chat),
            Message = (int?)UpdateFields.Number(message, "message_id"),
        };
    }

    private Incoming? Said(string key, Person who, Place where, JsonElement message)
    {
        var text = UpdateFields.Text(message, "text") ?? UpdateFields.Text(message, "caption") ?? "";
        if (Command(message, text) is { } command)
        {
            return command.IsOurs ? new Incoming.Command(key, who, where, command.Name, Options(message), command.Behind) : null;
        }

        var answers = UpdateFields.Field(message, "reply_to_message") is { } replied ? UpdateFields.Number(replied, "message_id") : null;
        return text.Length > 0 || UpdateFields.Field(message, "document") is not null
            ? new Incoming.Words(key, who, where, text, answers is { } number ? Key(number) : null) { Options = Options(message) }
            : null;
    }

    /// <summary>A command stands at the very beginning; in groups it may name another bot.</summary>
    private (string Name, string Behind, bool IsOurs)? Command(JsonElement message, string text)
    {
        var entities = UpdateFields.Items(message, "entities").Concat(UpdateFields.Items(message, "caption_entities"));
        var command = entities.FirstOrDefault(e => UpdateFields.Text(e, "type") == "bot_command" && UpdateFields.Number(e, "offset") == 0);
        if (command.ValueKind != JsonValueKind.Object || UpdateFields.Number(command, "length") is not { } length || length < 2 || length > text.Length)
        {
            return null;
        }

        var parts = text[1..(int)length].Split('@', 2);
        var isOurs = parts.Length == 1 || string.Equals(parts[1], botName, StringComparison.OrdinalIgnoreCase);
        return (parts[0].ToLowerInvariant(), text[(int)length..].Trim(), isOurs);
    }

    private static ImmutableDictionary<string, OptionValue> Options(JsonElement message) =>
        UpdateFields.Field(message, "document") is { } file && UpdateFields.Text(file, "file_id") is { } id
            ? ImmutableDictionary<string, OptionValue>.Empty.Add("file", new OptionValue(OptionKind.File, id))
            : ImmutableDictionary<string, OptionValue>.Empty;

    private static TelegramUpdate Pressed(long id, JsonElement query)
    {
        var message = UpdateFields.Field(query, "message") ?? default;
        var data = UpdateFields.Text(query, "data");
        if (UpdateFields.Field(query, "from") is not { } from || UpdateFields.Field(message, "chat") is not { } chat || data is null)
        {
            return new TelegramUpdate(id, null) { Callback = UpdateFields.Text(query, "id") };
        }

        var parts = data.Split(ListSeparator, 2);
        var number = UpdateFields.Number(message, "message_id");
        ImmutableArray<string> chosen = parts.Length == 2 ? [parts[1]] : [];
        return new TelegramUpdate(id, new Incoming.Pressed(Key(id), Person(from), UpdatePlace.Of(chat, message), parts[0], chosen, number is { } m ? Key(m) : null))
        {
            Lane = UpdatePlace.Chat(chat),
            Message = (int?)number,
            Callback = UpdateFields.Text(query, "id"),
        };
    }

    private static TelegramUpdate Membership(long id, JsonElement change)
    {
        if (UpdateFields.Field(change, "chat") is not { } chat || UpdateFields.Field(change, "new_chat_member") is not { } member)
        {
            return new TelegramUpdate(id, null);
        }

        var who = UpdateFields.Field(change, "from") is { } from ? Person(from) : new Person("", "", null);
        var isChannel = UpdateFields.Text(chat, "type") == "channel";
        var now = UpdateFields.Text(member, "status") switch
        {
            "left" or "kicked" => BotMembership.Gone,
            "restricted" when !UpdateFields.Flag(member, "is_member") => BotMembership.Gone,
            "restricted" when !UpdateFields.Flag(member, "can_send_messages") => BotMembership.Silenced,
            "administrator" when isChannel && !UpdateFields.Flag(member, "can_post_messages") => BotMembership.Silenced,
            _ => BotMembership.Member,
        };
        return new TelegramUpdate(id, new Incoming.Membership(Key(id), who, UpdatePlace.Of(chat, default), now)) { Lane = UpdatePlace.Chat(chat) };
    }

    /// <summary>Whoever writes in the name of the group is one of its administrators; who, nobody is told.</summary>
    private static Person? Who(JsonElement message)
    {
        if (UpdateFields.Field(message, "from") is not { } from)
        {
            return null;
        }

        var isGroup = UpdateFields.Field(message, "sender_chat") is { } sender
            && UpdateFields.Number(sender, "id") == UpdateFields.Number(UpdateFields.Field(message, "chat") ?? default, "id");
        return isGroup ? new Person("", "", UpdateFields.Text(from, "language_code")) { IsAnonymousAdministrator = true }
            : UpdateFields.Flag(from, "is_bot") ? null
            : Person(from);
    }

    private static Person Person(JsonElement from)
    {
        var name = string.Join(' ', new[] { UpdateFields.Text(from, "first_name"), UpdateFields.Text(from, "last_name") }.OfType<string>());
        return new Person(UpdateFields.Number(from, "id") is { } id ? Key(id) : "", name, UpdateFields.Text(from, "language_code"));
    }

    private static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);
}

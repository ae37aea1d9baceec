using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client.Interactions;

namespace AlertBot.Discord.Receiving;

/// <summary>Discord's interactions in the words of every platform.</summary>
internal static class IncomingReader
{
    /// <returns>Null for what nobody can answer.</returns>
    public static Incoming? Read(DiscordInteraction interaction)
    {
        var (id, who, where) = (Text(interaction.Id), Who(interaction.User), Where(interaction));
        return interaction.Kind switch
        {
            InteractionKind.Command => new Incoming.Command(id, who, where, interaction.Name, Options(interaction), ""),
            InteractionKind.Component => new Incoming.Pressed(id, who, where, interaction.CustomId, interaction.Values, interaction.Message is { } message ? Text(message) : null),
            InteractionKind.Autocomplete when interaction.Options.FirstOrDefault(o => o.IsFocused) is { } typed =>
                new Incoming.Typing(id, who, where, interaction.Name, typed.Name, typed.Value, Options(interaction)),
            _ => null,
        };
    }

    public static PlaceKind Kind(int? channelType) => channelType switch
    {
        1 or 3 => PlaceKind.Private,
        5 => PlaceKind.Channel,
        10 or 11 or 12 => PlaceKind.Thread,
        15 or 16 => PlaceKind.Forum,
        _ => PlaceKind.Group,
    };

    private static Person Who(DiscordUser user) => new(Text(user.Id), user.Name, user.Locale) { Roles = [.. user.Roles.Select(Text)] };

    private static Place Where(DiscordInteraction interaction) => new(
        new DestinationAddress("discord", Text(interaction.Channel ?? 0)),
        interaction.Guild is null ? PlaceKind.Private : Kind(interaction.ChannelType),
        interaction.Guild is { } guild ? Text(guild) : null)
    {
        Name = interaction.ChannelName,
        Locale = interaction.GuildLocale,
    };

    private static ImmutableDictionary<string, OptionValue> Options(DiscordInteraction interaction)
    {
        var options = ImmutableDictionary.CreateBuilder<string, OptionValue>();
        foreach (var option in interaction.Options)
        {
            options[option.Name] = new OptionValue(OptionTypes.Kind(option.Type), option.Value);
        }

        return options.ToImmutable();
    }

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}

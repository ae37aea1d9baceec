using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Chat.Commands.Running;

/// <summary>From what came in to a call that may run: language, place, right and arguments.</summary>
public sealed class CallMaker(IProfileStore profiles, IDestinationStore destinations, IEnumerable<IChatDirectory> directories, CommandSettings settings, TimeProvider time)
{
    private readonly Rights _rights = new(directories, destinations, settings);

    internal Instant Now => time.GetUtcNow().ToInstant();

    internal bool IsOwner(Person who, Place where) => _rights.IsOwner(who, where);

    /// <summary>The person's own choice, then the place's, then what their client says.</summary>
    public async Task<Localizer> WordsAsync(Person who, Place where, CancellationToken cancellationToken)
    {
        var platform = where.Address.Platform;
        var person = who.Id.Length > 0 ? await profiles.GetAsync(platform, $"person:{who.Id}", cancellationToken) : ChatProfile.Empty;
        var chosen = person.Language ?? (where.Kind == PlaceKind.Private ? null : (await profiles.GetAsync(platform, $"place:{where.Address.Value}", cancellationToken)).Language);
        return Localizer.For(chosen ?? Spoken(who.Locale) ?? Spoken(where.Locale) ?? "en");
    }

    /// <param name="problem">What is wrong with the line itself: told once the right is known.</param>
    /// <returns>The call, or the option that has to be asked for first.</returns>
    /// <exception cref="RefusedException">No right, or a value that cannot be taken.</exception>
    public async Task<(CommandCall Call, CommandOption? Missing)> MakeAsync(
        ChatCommand command,
        Heard heard,
        ImmutableDictionary<string, string> given,
        RefusedException? problem,
        Localizer words,
        CancellationToken cancellationToken)
    {
        var (who, where) = (heard.Incoming.Who, heard.Incoming.Where);
        var isOwner = _rights.IsOwner(who, where);
        if (command.Audience == CommandAudience.Owners && !isOwner)
        {
            throw new RefusedException("error.owners-only");
        }

        var profile = who.Id.Length > 0 ? await profiles.GetAsync(where.Address.Platform, $"person:{who.Id}", cancellationToken) : ChatProfile.Empty;
        var target = command.Audience == CommandAudience.Administrators ? await TargetAsync(command, who, where, given, profile, cancellationToken) : where;
        if (problem is not null)
        {
            throw problem;
        }

        var missing = ArgumentCheck.Check(command, given, words, out var arguments);
        var line = string.Create(CultureInfo.InvariantCulture, $"{command.Name} {string.Join(' ', arguments.Values.OrderBy(v => v.Key).Select(v => $"{v.Key}:{v.Value}"))}").TrimEnd();
        return (new CommandCall(who, where, target, words, arguments, Now, line) { Profile = profile, IsOwner = isOwner, IsFromButton = heard.IsFromButton, SeenBy = await SeenByAsync(where, target, cancellationToken) }, missing);
    }

    /// <summary>
    /// Of a destination's private feeds it is told where its readers are, and to its administrators in their own chat with the bot: in another
    /// place other people read.
    /// </summary>
    internal async Task<SeenBy> SeenByAsync(Place where, Place target, CancellationToken cancellationToken) =>
        new(await destinations.NumberAsync(where.Kind == PlaceKind.Private ? target.Address : where.Address, cancellationToken));

    /// <summary>The place that an administrator's command is about: named, chosen before in the private chat, or where it was said.</summary>
    private async Task<Place> TargetAsync(
        ChatCommand command,
        Person who,
        Place where,
        ImmutableDictionary<string, string> given,
        ChatProfile profile,
        CancellationToken cancellationToken)
    {
        var named = command.Options.Any(o => o.Name == "channel") ? given.GetValueOrDefault("channel") : null;
        named ??= where.Kind == PlaceKind.Private ? profile.Manages : null;
        var target = string.IsNullOrWhiteSpace(named)
            ? where
            : await _rights.FindAsync(new DestinationAddress(where.Address.Platform, named.Trim()), cancellationToken) ?? throw new RefusedException("error.place-unseen", named);
        return await _rights.MayAdministerAsync(who, where, target, cancellationToken) ? target : throw new RefusedException("error.administrators-only");
    }

    private static string? Spoken(string? locale)
    {
        var language = locale?.Split('-', '_')[0].ToLowerInvariant();
        return language is "en" or "uk" or "ru" ? language : null;
    }
}

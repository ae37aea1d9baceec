using System.Collections.Frozen;
using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;

namespace AlertBot.Chat.Commands.Running;

/// <summary>All commands, and the menu that is made of them.</summary>
public sealed class CommandBook
{
    /// <summary>Discord shows no more.</summary>
    private const int LongestDescription = 100;

    private readonly FrozenDictionary<string, ChatCommand> _byName;

    public CommandBook(IEnumerable<ChatCommand> commands)
    {
        All = [.. commands];
        _byName = All.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        Menu = new CommandMenu([.. All.Where(c => !c.IsHidden).Select(Entry)]);
    }

    public ImmutableArray<ChatCommand> All { get; }

    public CommandMenu Menu { get; }

    public ChatCommand? Find(string name) => _byName.GetValueOrDefault(name.ToLowerInvariant());

    private static MenuCommand Entry(ChatCommand command) =>
        new(command.Name, Texts($"command.{command.Name}"), command.Audience, [.. command.Options.Select(Option)], [])
        {
            Names = Texts($"name.{command.Name}"),
        };

    private static MenuOption Option(CommandOption option) => new(
        option.Name,
        Texts($"option.{option.Name}"),
        option.Kind,
        option.IsRequired,
        [.. option.Choices.Select(c => new MenuChoice(Texts($"choice.{c}"), c))])
    {
        HasSuggestions = option.HasSuggestions,
        Longest = option is { Kind: OptionKind.Text, Choices.IsEmpty: true } ? option.Longest : null,
        Least = option.Kind == OptionKind.Whole ? option.Least : null,
        Most = option.Kind == OptionKind.Whole ? option.Most : null,
    };

    private static Localized Texts(string key) => new(Text("en", key), Text("uk", key), Text("ru", key));

    private static string Text(string language, string key) => Delivery.Rendering.TextLength.Cut(Localizer.For(language).Text(key), LongestDescription);
}

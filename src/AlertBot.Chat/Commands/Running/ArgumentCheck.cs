using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Commands.Running;

/// <summary>Makes what people wrote fit the options, or says what is wrong with it and what would be right.</summary>
internal static class ArgumentCheck
{
    private static readonly string[] YesWords = ["yes", "true", "on", "1", "так", "да", "увімк", "вкл"];
    private static readonly string[] NoWords = ["no", "false", "off", "0", "ні", "нет", "вимк", "выкл"];

    /// <returns>The first required option that is missing, if any.</returns>
    /// <exception cref="RefusedException">A value cannot be taken.</exception>
    public static CommandOption? Check(ChatCommand command, ImmutableDictionary<string, string> given, Localizer words, out CommandArguments arguments)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        CommandOption? missing = null;
        foreach (var option in command.Options)
        {
            if (given.TryGetValue(option.Name, out var text) && Clean(text, option) is { Length: > 0 } clean)
            {
                values[option.Name] = Value(option, clean, words);
            }
            else if (option.IsRequired)
            {
                missing ??= option;
            }
        }

        arguments = new CommandArguments(values.ToImmutable());
        return missing;
    }

    private static string Clean(string text, CommandOption option)
    {
        if (text.Length > option.Longest * 2)
        {
            throw new RefusedException("error.too-long", option.Name, option.Longest);
        }

        var clean = PlainText.OneLine(text);
        return TextLength.CodePoints(clean) <= option.Longest ? clean : throw new RefusedException("error.too-long", option.Name, option.Longest);
    }

    private static string Value(CommandOption option, string text, Localizer words) => option.Kind switch
    {
        _ when !option.Choices.IsEmpty => Choice(option, text, words),
        OptionKind.Whole => Whole(option, text),
        OptionKind.YesNo => YesNo(option, text),
        _ => text,
    };

    private static string Choice(CommandOption option, string text, Localizer words) =>
        option.Choices.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase) || words.Text($"choice.{c}").Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusedException("error.choice", option.Name, text, string.Join(", ", option.Choices));

    private static string Whole(CommandOption option, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= option.Least && number <= option.Most
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new RefusedException("error.whole", option.Name, text, option.Least, option.Most);

    private static string YesNo(CommandOption option, string text) =>
        YesWords.Contains(text.ToLowerInvariant()) ? "yes"
        : NoWords.Contains(text.ToLowerInvariant()) ? "no"
        : throw new RefusedException("error.choice", option.Name, text, "yes, no");
}

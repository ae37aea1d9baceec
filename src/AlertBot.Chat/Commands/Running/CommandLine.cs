using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;

namespace AlertBot.Chat.Commands.Running;

/// <summary>Reads what was typed behind a command, or what a button holds: values in the order of the options, <c>name:value</c>, quotes.</summary>
internal static class CommandLine
{
    /// <summary>Nothing longer is looked at: no command needs it.</summary>
    public const int Longest = 4_000;

    /// <exception cref="RefusedException">More was typed than the command takes.</exception>
    public static ImmutableDictionary<string, string> Read(string typed, ImmutableArray<CommandOption> options)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        var text = typed.Length <= Longest ? typed : throw new RefusedException("error.too-long-line", Longest);
        var at = 0;
        while (Skip(text, ref at))
        {
            var start = at;
            var word = Word(text, ref at);
            if (Named(word, options) is { } named)
            {
                values[named.Option.Name] = named.Option.TakesRest ? Unquoted(text[(start + named.Option.Name.Length + 1)..]) : named.Value;
                at = named.Option.TakesRest ? text.Length : at;
                continue;
            }

            var next = options.FirstOrDefault(o => !values.ContainsKey(o.Name)) ?? throw new RefusedException("error.too-many", word);
            values[next.Name] = next.TakesRest ? Unquoted(text[start..]) : word;
            at = next.TakesRest ? text.Length : at;
        }

        return values.ToImmutable();
    }

    /// <summary>As <see cref="Read"/>, but a problem is returned, so that the right may be asked first.</summary>
    public static (ImmutableDictionary<string, string> Values, RefusedException? Problem) TryRead(string typed, ImmutableArray<CommandOption> options)
    {
        try
        {
            return (Read(typed, options), null);
        }
        catch (RefusedException problem)
        {
            return (ImmutableDictionary<string, string>.Empty, problem);
        }
    }

    /// <summary>The command's name and what follows it.</summary>
    public static (string Command, string Typed) Split(string line)
    {
        var trimmed = line.TrimStart().TrimStart('/');
        var end = trimmed.AsSpan().IndexOfAny(' ', '\n', '\t');
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[(end + 1)..]);
    }

    private static (CommandOption Option, string Value)? Named(string word, ImmutableArray<CommandOption> options)
    {
        var mark = word.AsSpan().IndexOfAny(':', '=');
        return mark > 0 && options.FirstOrDefault(o => word.AsSpan(0, mark).Equals(o.Name, StringComparison.OrdinalIgnoreCase)) is { } option
            ? (option, word[(mark + 1)..].Trim('"'))
            : null;
    }

    private static bool Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private static string Word(string text, ref int at)
    {
        var start = at;
        if (text[at] == '"' && text.IndexOf('"', at + 1) is var close and > 0)
        {
            at = close + 1;
            return text[(start + 1)..close];
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static string Unquoted(string rest)
    {
        var trimmed = rest.Trim();
        return trimmed.Length > 1 && trimmed[0] == '"' && trimmed[^1] == '"' ? trimmed[1..^1] : trimmed;
    }
}

using System.Text;
using AlertBot.Chat.Conversations;

namespace AlertBot.Chat.Commands.Running;

/// <summary>
/// What a button or list holds is a line like one that is typed, with no more rights than one: a forged one can do nothing that its sender
/// could not type. The data of a list ends in a mark: <c>=</c> where one is chosen, <c>~</c> where several may be. Telegram takes one choice
/// at a time, so that there <c>~value</c> turns that value on or off.
/// </summary>
public static class ButtonData
{
    public const char Toggle = '~';
    public const char Single = '=';

    /// <summary>Telegram allows no more; Discord does.</summary>
    public const int MostBytes = 64;

    public static bool Fits(string command) => Encoding.UTF8.GetByteCount(command) <= MostBytes;

    internal static string Line(Incoming.Pressed pressed)
    {
        var (data, chosen) = (pressed.Data.TrimEnd(), pressed.Chosen.IsDefaultOrEmpty ? [] : pressed.Chosen);
        if (chosen.IsEmpty)
        {
            return data.TrimEnd(Single, Toggle);
        }

        var isTelegram = pressed.Where.Address.Platform == "telegram";
        return data.EndsWith(Toggle) ? $"{data.TrimEnd(Toggle)} {(isTelegram ? Toggle : "")}{string.Join(',', chosen)}"
            : data.EndsWith(Single) ? $"{data.TrimEnd(Single)} {chosen[0]}"
            // Not of a list: a button whose command has a bar in it.
            : $"{pressed.Data}|{string.Join('|', chosen)}";
    }
}

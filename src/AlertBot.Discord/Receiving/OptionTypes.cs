using AlertBot.Chat.Conversations;

namespace AlertBot.Discord.Receiving;

/// <summary>Kinds of options as Discord numbers them.</summary>
internal static class OptionTypes
{
    public const int SubCommand = 1;
    public const int SubCommandGroup = 2;

    public static int Number(OptionKind kind) => kind switch
    {
        OptionKind.Text => 3,
        OptionKind.Whole => 4,
        OptionKind.YesNo => 5,
        OptionKind.User => 6,
        OptionKind.Channel => 7,
        OptionKind.Role => 8,
        OptionKind.Number => 10,
        OptionKind.File => 11,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static OptionKind Kind(int number) => number switch
    {
        4 => OptionKind.Whole,
        5 => OptionKind.YesNo,
        6 => OptionKind.User,
        7 => OptionKind.Channel,
        8 => OptionKind.Role,
        10 => OptionKind.Number,
        11 => OptionKind.File,
        _ => OptionKind.Text,
    };
}

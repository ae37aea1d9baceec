namespace AlertBot.Discord.Destinations;

/// <summary>Channels as Discord numbers them.</summary>
internal static class ChannelKind
{
    public const int Text = 0;
    public const int Direct = 1;
    public const int Voice = 2;
    public const int Announcement = 5;
    public const int Stage = 13;
    public const int Forum = 15;
    public const int Media = 16;

    public static bool IsThread(int kind) => kind is 10 or 11 or 12;

    public static bool IsForum(int kind) => kind is Forum or Media;

    /// <summary>Messages, or posts, can be written there.</summary>
    public static bool IsUsable(int kind) => kind is Text or Direct or Voice or Announcement or Stage || IsThread(kind) || IsForum(kind);
}

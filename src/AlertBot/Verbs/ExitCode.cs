namespace AlertBot.Verbs;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The work failed, in whole or in part.</summary>
    public const int Failed = 1;

    /// <summary>Wrong arguments, wrong settings or unreadable input: nothing was started.</summary>
    public const int WrongUse = 2;
}

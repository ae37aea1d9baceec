using AlertBot.Chat.Commands.Stores;
using NodaTime.Extensions;

namespace AlertBot.Verbs;

/// <summary>What somebody changes from the terminal stands in the log like what is changed in a chat.</summary>
internal static class TerminalNote
{
    /// <summary>About a feed; what may be a key in its address is left out.</summary>
    public static ChangeNote Of(string what, Uri address) => Of($"{what} {address.IdnHost}{address.AbsolutePath.TrimEnd('/')}");

    /// <param name="what">The verb with its arguments, without anything secret.</param>
    public static ChangeNote Of(string what) => new("terminal", Environment.UserName, what, TimeProvider.System.GetUtcNow().ToInstant());
}

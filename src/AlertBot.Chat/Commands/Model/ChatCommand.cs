using System.Collections.Immutable;
using AlertBot.Chat.Conversations;

namespace AlertBot.Chat.Commands.Model;

/// <summary>
/// A command, defined once for all platforms: typed, chosen from a menu, or behind a button, whose data is such a line (<c>story s12</c>).
/// Its description is the text <c>command.NAME</c>, those of its options <c>option.NAME</c>.
/// </summary>
public abstract class ChatCommand
{
    /// <summary>Lower case, <c>a-z0-9</c>, 32 characters at most.</summary>
    public abstract string Name { get; }

    public virtual CommandAudience Audience => CommandAudience.Everyone;

    /// <summary>In the order in which they are typed where a platform has no names for them; the required ones first.</summary>
    public virtual ImmutableArray<CommandOption> Options => [];

    /// <summary>Only who asked sees the answer, where the platform can do that.</summary>
    public virtual bool IsPrivate => false;

    /// <summary>Not offered in menus: an old name, or a step that only buttons take.</summary>
    public virtual bool IsHidden => false;

    /// <exception cref="RefusedException">The caller asked for something that cannot be; nothing was changed.</exception>
    public abstract Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken);

    /// <summary>For options with <see cref="CommandOption.HasSuggestions"/>, while they are typed.</summary>
    public virtual Task<ImmutableArray<Suggestion>> SuggestAsync(CommandCall call, string option, string typed, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Suggestion>>([]);
}

namespace AlertBot.Chat.Commands.Stores;

/// <summary>Who changed what, for things whose own history says only that somebody with the right to did.</summary>
public interface IChangeLog
{
    /// <param name="subject">Such as <c>deadline:3</c>.</param>
    Task AddAsync(string subject, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<LoggedChange>> NewestAsync(string subject, int limit, CancellationToken cancellationToken);
}

using AlertBot.Chat.Commands.Stores;

namespace AlertBot.Chat.Tests.Commands;

internal sealed class MemoryProfiles : IProfileStore
{
    private readonly Dictionary<(string, string), ChatProfile> _all = [];

    public List<Feedback> Said { get; } = [];

    public Task<ChatProfile> GetAsync(string platform, string subject, CancellationToken cancellationToken) => Task.FromResult(_all.GetValueOrDefault((platform, subject)) ?? ChatProfile.Empty);

    public Task SetAsync(string platform, string subject, ChatProfile profile, CancellationToken cancellationToken)
    {
        _all[(platform, subject)] = profile;
        return Task.CompletedTask;
    }

    public Task<int> ForgetAsync(string platform, string person, CancellationToken cancellationToken) => Task.FromResult(_all.Remove((platform, $"person:{person}")) ? 1 : 0);

    public Task AddFeedbackAsync(Feedback feedback, string platform, string person, CancellationToken cancellationToken)
    {
        Said.Add(feedback);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Feedback>> FeedbackAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Feedback>>(Said);
}

using AlertBot.Running;
using AlertBot.Storage;

namespace AlertBot.Pages;

/// <summary>What is broken now and a person could mend: jobs, destinations, feeds.</summary>
internal sealed class PageTroubles(JobTroubles jobs, IStoreViews store)
{
    /// <summary>Of destinations and of feeds: where more are broken, it is one cause, and their own pages show all.</summary>
    private const int MostOfEach = 20;

    public async Task<IReadOnlyList<string>> NowAsync(CancellationToken cancellationToken) =>
        [.. jobs.Now, .. (await store.TroublesAsync(MostOfEach, cancellationToken)).Select(t => $"{t.Name}: {t.Why}")];
}

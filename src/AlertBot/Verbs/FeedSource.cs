using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Verbs;

/// <summary>What <c>parse</c> was given: a file, an address or <c>-</c> for standard input.</summary>
internal sealed class FeedSource : IDisposable
{
    /// <summary>Whoever types an address may read whatever they could read without AlertBot, so private networks are open here.</summary>
    private static readonly FetchingOptions Options = new() { AllowPrivateNetworks = true };

    private readonly FeedParser _parser = new();
    private HttpClient? _client;

    /// <exception cref="UnreadableFeedException">The source cannot be read; the message is the reason.</exception>
    public async Task<ParsedFeed> ReadAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            return source == "-" ? _parser.Parse(await StandardInputAsync(cancellationToken))
                : IsAddress(source) ? await FetchAsync(new Uri(source), cancellationToken)
                : _parser.Parse(await File.ReadAllBytesAsync(source, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UriFormatException)
        {
            throw new UnreadableFeedException(e.Message, e);
        }
    }

    public void Dispose() => _client?.Dispose();

    private static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static async Task<byte[]> StandardInputAsync(CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    private async Task<ParsedFeed> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        _client ??= FeedClient.Create(Options);
        var fetcher = new FeedFetcher(_client, Options, new HostGate(Options.PerHost, Options.PerHostSpacing, Options.Concurrency, TimeProvider.System), TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest(address), cancellationToken) switch
        {
            FetchedBody body => _parser.Parse(body.Body, body.Address, body.ContentType),
            FetchFailed failed => throw new UnreadableFeedException($"{failed.Failure.Sentence} {failed.Failure.Remedy}"),
            _ => throw new UnreadableFeedException("The server sent no document."),
        };
    }
}

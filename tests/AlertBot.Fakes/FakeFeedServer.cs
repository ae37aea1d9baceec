using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes;

/// <summary>A publisher's server: each path has one version of a feed at a time; an unchanged one is 304 to those who ask for it.</summary>
public sealed class FakeFeedServer : FakeServer
{
    private readonly ConcurrentDictionary<string, Version> _feeds = new();

    /// <summary>How often a path was asked for.</summary>
    public int Polls(string path) => Requests.Count(r => r.Path == path);

    public Uri Publish(string path, string body, string contentType = "application/rss+xml; charset=utf-8", DateTimeOffset? lastModified = null)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16];
        _feeds[path] = new Version(body, contentType, $"\"{tag}\"", lastModified?.ToString("R", CultureInfo.InvariantCulture));
        return new Uri(Address, path);
    }

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (request.Method != "GET" || !_feeds.TryGetValue(request.Path, out var feed))
        {
            return Unknown(request);
        }

        var answer = request.Header("If-None-Match") == feed.Tag ? new FakeAnswer(304, "") : new FakeAnswer(200, feed.Body, feed.ContentType);
        answer = answer.With("ETag", feed.Tag);
        return feed.LastModified is { } modified ? answer.With("Last-Modified", modified) : answer;
    }

    private sealed record Version(string Body, string ContentType, string Tag, string? LastModified);
}

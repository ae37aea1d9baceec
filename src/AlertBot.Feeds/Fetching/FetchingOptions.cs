using System.ComponentModel.DataAnnotations;
using System.Net;

namespace AlertBot.Feeds.Fetching;

/// <summary>How AlertBot behaves as a guest of other people's servers, and what it protects itself from.</summary>
public sealed record FetchingOptions : IValidatableObject
{
    /// <summary>Where a publisher can reach whoever runs this AlertBot: an address of a page or of mail. Part of the user agent.</summary>
    public string? Contact { get; init; }

    /// <summary>Replaces the whole user agent. Default: AlertBot, its version and the contact.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Time to connect, TLS included. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time until the answer begins. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for one look in all: every redirect and the whole body. Default 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:30:00")]
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that may come over the wire. Default 10 MB.</summary>
    [Range(1024, 1_000_000_000)]
    public int MaxCompressedBytes { get; init; } = 10_000_000;

    /// <summary>Bytes of the document itself. Default 20 MB.</summary>
    [Range(1024, 1_000_000_000)]
    public int MaxBytes { get; init; } = 20_000_000;

    /// <summary>Redirects followed in one look. Default 8.</summary>
    [Range(0, 50)]
    public int MaxRedirects { get; init; } = 8;

    /// <summary>Requests under way at the same time, over all hosts. Default 512.</summary>
    [Range(1, 4096)]
    public int Concurrency { get; init; } = 512;

    /// <summary>Requests under way to one host. Default 2.</summary>
    [Range(1, 1024)]
    public int PerHost { get; init; } = 2;

    /// <summary>Time between the starts of two requests to one host. Default a quarter of a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan PerHostSpacing { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Lets feeds live on private and loopback addresses. Default false: whoever can add a feed could otherwise read the inner network.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>Exceptions one by one: host names ("feeds.lan"), addresses ("10.0.0.5") or networks ("10.1.0.0/16").</summary>
    public IReadOnlyList<string> AllowedPrivate { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AllowedPrivate.FirstOrDefault(entry => entry.Contains('/') && !IPNetwork.TryParse(entry, out _)) is { } wrong)
        {
            yield return new ValidationResult(
                $"'{wrong}' is not a network. Write it as an address and a length, for example 10.1.0.0/16.", [nameof(AllowedPrivate)]);
        }
    }
}

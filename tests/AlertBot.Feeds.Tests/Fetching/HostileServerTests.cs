using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using AlertBot.Feeds.Fetching;
using Microsoft.AspNetCore.Http;

namespace AlertBot.Feeds.Tests.Fetching;

public sealed class HostileServerTests : FetchedTests
{
    private static readonly FetchingOptions Small = Open with
    {
        MaxCompressedBytes = 100_000,
        MaxBytes = 200_000,
        FirstByteTimeout = TimeSpan.FromMilliseconds(300),
        TotalTimeout = TimeSpan.FromMilliseconds(600),
    };

    /// <summary>Where size must decide, time must not: the machine of the tests may be busy.</summary>
    private static readonly FetchingOptions Patient = Small with { FirstByteTimeout = TimeSpan.FromMinutes(2), TotalTimeout = TimeSpan.FromMinutes(2) };

    [Fact]
    public async Task An_announced_huge_body_is_not_read()
    {
        var address = Server.At("/feed", context =>
        {
            context.Response.ContentLength = 5_000_000_000;
            return context.Response.Body.WriteAsync(new byte[10], context.RequestAborted).AsTask();
        });

        Assert.Equal(FailureKind.TooLarge, await FailureAsync(address, Patient));
    }

    [Fact]
    public async Task An_endless_body_is_cut_at_the_limit()
    {
        var address = Server.At("/feed", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[8192], context.RequestAborted);
            }
        });

        Assert.Equal(FailureKind.TooLarge, await FailureAsync(address, Patient));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_does_not_unfold(string coding)
    {
        var bomb = new MemoryStream();
        await using (Stream packer = coding == "br" ? new BrotliStream(bomb, CompressionLevel.Optimal, true) : new GZipStream(bomb, CompressionLevel.Optimal, true))
        {
            for (var i = 0; i < 50; i++)
            {
                await packer.WriteAsync(new byte[1_000_000], Cancelled);
            }
        }

        var address = Server.At("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = coding;
            return context.Response.Body.WriteAsync(bomb.ToArray(), context.RequestAborted).AsTask();
        });

        Assert.Equal(FailureKind.TooLarge, await FailureAsync(address, Patient));
    }

    [Fact]
    public async Task A_slow_drip_is_cut_when_the_whole_time_is_up()
    {
        var address = Server.At("/feed", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, context.RequestAborted);
            }
        });

        Assert.Equal(FailureKind.TimedOut, await FailureAsync(address, Small));
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left()
    {
        var address = Server.At("/feed", context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

        Assert.Equal(FailureKind.TimedOut, await FailureAsync(address, Small));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var failure = FailureAsync(new Uri($"http://{listener.LocalEndpoint}/"));
        using (var socket = await listener.AcceptSocketAsync(Cancelled))
        {
            await socket.ReceiveAsync(new byte[4096], Cancelled);
            await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>"u8.ToArray(), Cancelled);
            socket.Shutdown(SocketShutdown.Send);
            Assert.Equal(FailureKind.BrokenBody, await failure);
        }
    }

    [Fact]
    public async Task An_unasked_encoding_is_a_failure()
    {
        var address = Server.At("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "compress";
            return context.Response.WriteAsync("<rss/>");
        });

        Assert.Equal(FailureKind.BrokenBody, await FailureAsync(address));
    }

    [Fact]
    public async Task Nobody_listening_and_nobody_of_that_name_are_told_apart()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        ResolveHost nobody = (_, _) => throw new SocketException((int)SocketError.HostNotFound);

        Assert.Equal(FailureKind.Unreachable, await FailureAsync(new Uri($"http://127.0.0.1:{port}/")));
        Assert.Equal(FailureKind.UnknownHost, await FailureAsync(new("http://nowhere.example/"), resolve: nobody));
    }

    [Fact]
    public async Task A_server_without_tls_behind_an_https_address_is_named_as_that()
    {
        var address = new UriBuilder(Server.At("/feed", "<rss/>")) { Scheme = "https" }.Uri;

        Assert.Equal(FailureKind.Certificate, await FailureAsync(address));
    }

    [Fact]
    public async Task The_callers_own_stop_is_no_failure_of_the_feed()
    {
        var address = Server.At("/feed", context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        using var client = FeedClient.Create(Open);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var fetcher = new FeedFetcher(client, Open, new HostGate(2, TimeSpan.Zero, 100, Clock), Clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new(address), stop.Token));
    }
}

using System.Text;
using AlertBot.Telegram.Receiving;

namespace AlertBot.Telegram.Tests.Receiving;

public sealed class FileTests : IAsyncLifetime
{
    private readonly TelegramBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_document_is_read_unless_it_is_too_long_or_was_never_sent()
    {
        _bench.Server.Documents["f1"] = "<opml/>";

        Assert.Equal("<opml/>", await ReadAsync("f1", 100));
        Assert.Null(await ReadAsync("f1", 3));
        Assert.Null(await ReadAsync("../../etc/passwd", 100));
    }

    private async Task<string?> ReadAsync(string file, int most) =>
        await new TelegramFiles(_bench.Platform).ReadAsync(file, most, TestContext.Current.CancellationToken) is { } content ? Encoding.UTF8.GetString(content.Span) : null;
}

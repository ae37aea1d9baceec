using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

/// <summary>A picture is attached and shown inside the embed of its message.</summary>
public sealed class PictureTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10];

    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_goes_with_its_message_and_the_message_keeps_its_nonce()
    {
        var message = DiscordBench.Message() with { Picture = new MessagePicture("timeline.png", "image/png", Png) };

        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(message));

        var request = Assert.Single(_bench.Server.Requests);
        var form = MultipartForm.Read(request);
        Assert.Equal("timeline.png", form["files[0]"].FileName);
        Assert.Equal(Png, form["files[0]"].Content);
        // Brackets may not stand without quotation marks, and Prism's reader of forms wants them.
        Assert.Contains("form-data; name=\"files[0]\"; filename=\"timeline.png\"", Encoding.Latin1.GetString(request.Body), StringComparison.Ordinal);
        Assert.Equal("attachment://timeline.png", request.Json.GetProperty("embeds")[0].GetProperty("image").GetProperty("url").GetString());
        Assert.Equal("timeline.png", request.Json.GetProperty("attachments")[0].GetProperty("filename").GetString());
        Assert.NotNull(Assert.Single(_bench.Server.Messages).Nonce);
    }
}

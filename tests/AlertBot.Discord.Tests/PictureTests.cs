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

    [Fact]
    public async Task A_reports_picture_is_shown_in_the_embed_and_goes_with_an_edit()
    {
        await _bench.SendAsync(Report());
        var shown = Assert.Single(_bench.Server.Messages);
        Assert.Equal(("https://i.example/a.jpg", "Envoys at a table"), (shown.Embed.Image, shown.Embed.ImageDescription));

        await _bench.EditAsync(shown.Id, DiscordBench.Message());
        Assert.Null(Assert.Single(_bench.Server.Messages).Embed.Image);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:password@i.example/a.jpg")]
    public async Task What_may_be_no_link_is_no_picture(string address)
    {
        await _bench.SendAsync(DiscordBench.Message() with { LinkedPicture = new LinkedPicture(address) });

        Assert.Null(Assert.Single(_bench.Server.Messages).Embed.Image);
    }

    [Fact]
    public async Task Where_a_reports_picture_is_refused_the_words_arrive()
    {
        _bench.Server.Faults.Next(FakeAnswer.Json(400, new { code = 50035, message = "Invalid Form Body" }));

        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(Report()));
        Assert.Null(Assert.Single(_bench.Server.Messages).Embed.Image);
    }

    private static ChatMessage Report() => DiscordBench.Message() with { LinkedPicture = new LinkedPicture("https://i.example/a.jpg", "Envoys at a table") };
}

using System.Net;
using System.Text.Json;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Webhook;
using AlertBot.Fakes;
using AlertBot.Fakes.Http;

namespace AlertBot.Chat.Tests.Delivery;

/// <summary>What a webhook's receiver can rely on.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly Secret Key = new("shared");
    private static readonly ChatMessage Full = new(MessageTone.DeadlineChanged, "Deadline moved", [TextLine.Plain("To 8 August.")])
    {
        TitleLink = "https://example.com/a",
        Sources = [new MessageSource("TASS", "https://example.com/b", "state media"), new MessageSource("Unknown", null)],
        Footer = "ultimatum",
        ReplyTo = "1-0",
        Picture = new MessagePicture("timeline.png", "image/png", new byte[] { 1, 2, 3 }),
        LinkedPicture = new LinkedPicture("https://example.com/c.jpg", "Envoys at a table"),
    };

    private readonly FakeWebhook _server = new();
    private readonly HttpClient _http = new();

    public ValueTask InitializeAsync() => new(_server.StartAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_with_everything_is_as_the_published_schema_says()
    {
        await SendAsync(Full);
        await PlatformOf().EditAsync(Address, "1-0", Full, new DeliveryKey("3-0"), TestContext.Current.CancellationToken);

        var schema = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "webhook.schema.json"), TestContext.Current.CancellationToken));
        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, request => Assert.Empty(SchemaCheck.Problems(schema, request.Json)));
    }

    [Fact]
    public void The_schema_check_finds_what_is_missing_unknown_or_of_another_kind()
    {
        var schema = JsonElement.Parse("""{"type":"object","required":["a"],"properties":{"a":{"type":"string"},"b":{"enum":["x"]},"c":{"type":"array","items":{"type":"string"}}}}""");

        Assert.Equal(["$.a is missing", "$.b is not one of its values", "$.c[0] is not a string", "$.d is not in the schema"], SchemaCheck.Problems(schema, JsonElement.Parse("""{"b":"y","c":[1],"d":1}""")));
    }

    [Fact]
    public async Task The_signature_proves_timestamp_and_body()
    {
        await SendAsync(Full);

        var request = Assert.Single(_server.Requests);
        Assert.True(WebhookSignature.Matches(Key, request.Header("AlertBot-Timestamp")!, request.Body, request.Header("AlertBot-Signature")!));
        Assert.False(WebhookSignature.Matches(new Secret("other"), request.Header("AlertBot-Timestamp")!, request.Body, request.Header("AlertBot-Signature")!));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, FailureClass.Platform)]
    [InlineData(HttpStatusCode.ServiceUnavailable, FailureClass.Platform)]
    [InlineData(HttpStatusCode.UnprocessableEntity, FailureClass.Payload)]
    [InlineData(HttpStatusCode.Gone, FailureClass.Destination)]
    [InlineData(HttpStatusCode.Unauthorized, FailureClass.Destination)]
    public async Task Each_answer_is_told_apart(HttpStatusCode status, FailureClass expected)
    {
        _server.Faults.Next(FakeAnswer.Html((int)status).With("Retry-After", "7"));

        var failed = Assert.IsType<SendResult.Failed>(await SendAsync(Full));

        Assert.Equal(expected, failed.Class);
        Assert.Equal(expected == FailureClass.Platform ? 7 : null, failed.RetryAfter?.TotalSeconds);
    }

    private DestinationAddress Address => new("webhook", _server.Address.AbsoluteUri);

    private WebhookPlatform PlatformOf() => new(_http, _ => Key, TimeProvider.System);

    private Task<SendResult> SendAsync(ChatMessage message) => PlatformOf().SendAsync(Address, message, new DeliveryKey("2-0"), TestContext.Current.CancellationToken);
}

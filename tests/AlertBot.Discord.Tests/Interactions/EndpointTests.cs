using System.Text;
using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Discord.Client.Interactions;
using AlertBot.Discord.Receiving;
using NSec.Cryptography;

namespace AlertBot.Discord.Tests.Interactions;

/// <summary>Interactions over HTTP: only what Discord signed is believed.</summary>
public sealed class EndpointTests : IAsyncDisposable
{
    private const string Ping = """{"type":1,"id":"1","application_id":"123","token":"t","version":1}""";
    private const string Timestamp = "1784800000";

    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly ReceiverBench _bench = new();

    private string PublicKey => Convert.ToHexStringLower(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    [Fact]
    public void A_signed_ping_gets_its_pong()
    {
        var answer = Receive(Sign(Ping), Timestamp, Ping);
        Assert.Equal((200, """{"type":1}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public void Bad_signatures_get_401()
    {
        using var other = Key.Create(SignatureAlgorithm.Ed25519);
        var good = Sign(Ping);
        (string? Signature, string? Timestamp, string Body)[] bad =
        [
            (null, Timestamp, Ping),
            (good, null, Ping),
            (good, "", Ping),
            (good, "1784800001", Ping),
            (good, Timestamp, Ping + " "),
            (good, Timestamp, Ping.Replace('1', '2')),
            (good[..126], Timestamp, Ping),
            (good[..127] + "g", Timestamp, Ping),
            (new string('0', 128), Timestamp, Ping),
            ("", Timestamp, Ping),
            (Sign(Ping, key: other), Timestamp, Ping),
            ("0x" + good[2..], Timestamp, Ping),
        ];
        Assert.All(bad, b => Assert.Equal((401, null, null), (Receive(b.Signature, b.Timestamp, b.Body).Status, Receive(b.Signature, b.Timestamp, b.Body).Body, Receive(b.Signature, b.Timestamp, b.Body).Interaction)));
    }

    [Fact]
    public void The_signature_is_checked_before_anything_is_parsed() => Assert.Equal(401, Receive(Sign(Ping), Timestamp, "{not json").Status);

    [Theory]
    [InlineData("{not json")]
    [InlineData("[]")]
    [InlineData("""{"type":2}""")]
    public void What_is_signed_and_makes_no_sense_is_refused_without_a_fault(string body) => Assert.Equal(400, Receive(Sign(body), Timestamp, body).Status);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("00")]
    [InlineData("not a key at all, but as long as one would be, that is 64 letters")]
    public void A_public_key_that_is_none_is_said_at_the_start(string key) => Assert.Throws<FormatException>(() => new InteractionEndpoint(key, TimeProvider.System));

    [Fact]
    public async Task A_command_over_http_is_answered_by_a_callback_and_the_gateway_stays_closed()
    {
        _bench.Answer = async (_, answer, token) => await answer.ReplyAsync(new Reply(DiscordBench.Message("Here")), token);
        await _bench.StartAsync(new DiscordReceiverOptions(InteractionWay.Http, PublicKey));
        var interaction = _bench.Server.Interactions.Command("latest");
        var body = JsonSerializer.Serialize(interaction.Payload);
        var received = _bench.Receiver.Receive(Sign(body), Timestamp, Encoding.UTF8.GetBytes(body))!.Value;
        Assert.Equal((202, null), (received.Answer.Status, received.Answer.Body));
        await received.Then(TestContext.Current.CancellationToken);
        Assert.Equal((4, "Here"), (interaction.First, interaction.Answer!.Embed.Title));
        Assert.Equal((null, 0), (_bench.Receiver.Gateway, _bench.Server.Gateway.Connections));
    }

    [Fact]
    public async Task Over_the_gateway_nothing_is_taken_over_http()
    {
        await _bench.StartAsync();
        Assert.Null(_bench.Receiver.Receive(Sign(Ping), Timestamp, Encoding.UTF8.GetBytes(Ping)));
    }

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        await _bench.DisposeAsync();
    }

    private EndpointAnswer Receive(string? signature, string? timestamp, string body) =>
        new InteractionEndpoint(PublicKey, _bench.Time).Receive(signature, timestamp, Encoding.UTF8.GetBytes(body));

    private string Sign(string body, Key? key = null) =>
        Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(key ?? _key, Encoding.UTF8.GetBytes(Timestamp + body)));
}

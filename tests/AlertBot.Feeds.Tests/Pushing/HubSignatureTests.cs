using AlertBot.Feeds.Pushing;

namespace AlertBot.Feeds.Tests.Pushing;

public sealed class HubSignatureTests
{
    private static readonly HubKey Key = new("key");

    // RFC-style test vectors of HMAC for "The quick brown fox jumps over the lazy dog".
    [Theory]
    [InlineData("sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9", true)]
    [InlineData("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8", true)]
    [InlineData("SHA256=F7BC83F430538424B13298E6AA6FB143EF4D59A14946175997479DBC2D1A3CD8", true)]
    [InlineData("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd9", false)]
    [InlineData("sha256=f7bc", false)]
    [InlineData("md5=80070713463e7749b90c2dc24911e275", false)]
    [InlineData("sha256=not hex", false)]
    [InlineData("sha256", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_hub_that_knows_the_key_can_sign(string? header, bool holds) =>
        Assert.Equal(holds, HubSignature.Holds(header, Key, "The quick brown fox jumps over the lazy dog"u8));

    [Fact]
    public void The_key_is_not_printed() => Assert.DoesNotContain("key", $"{Key}", StringComparison.Ordinal);
}

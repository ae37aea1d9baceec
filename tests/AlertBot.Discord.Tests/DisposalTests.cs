using AlertBot.Discord.Sending;

namespace AlertBot.Discord.Tests;

public sealed class DisposalTests
{
    [Fact]
    public void A_platform_that_two_owners_dispose_ends_once()
    {
        var crossposts = new Crossposts(null!, TimeProvider.System);

        crossposts.Dispose();

        Assert.Null(Record.Exception(crossposts.Dispose));
    }
}

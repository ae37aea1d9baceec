using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Tests.Delivery;

/// <summary>When a delivery that failed is tried again.</summary>
public sealed class RetryPolicyTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly SendResult.Failed Refused = new(FailureClass.Destination, "gone", "The channel is gone.");

    private readonly RetryPolicy _policy = new(OutboxOptions.Default, new Random(1));

    /// <summary>Five minutes later Discord has forgotten the nonce and would show it twice.</summary>
    [Fact]
    public void A_refusal_that_follows_a_lost_receipt_is_tried_again_while_the_platform_knows_the_key()
    {
        Assert.InRange(After(Refused with { MayHaveHappened = true }, probes: 6).TotalSeconds, 0, 60);
        Assert.InRange(After(Refused, probes: 0).TotalMinutes, 3.75, 6.25);
    }

    private Duration After(SendResult result, int probes) =>
        _policy.After(result, new DueDelivery(1, null!, null!, 0) { Probes = probes }, Now).Until!.Value - Now;
}

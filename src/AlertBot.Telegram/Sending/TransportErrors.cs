using AlertBot.Chat.Delivery;
using static AlertBot.Chat.Delivery.SendResult;

namespace AlertBot.Telegram.Sending;

/// <summary>No answer, or none that Telegram wrote.</summary>
internal static class TransportErrors
{
    /// <summary>Only a connection that was never made is sure to have had no effect.</summary>
    public static Failed Classify(Exception fault) => NeverSent(fault)
        ? new Failed(FailureClass.Network, FailureCode.Unreachable, "Telegram cannot be reached: check the machine's network if this lasts.")
        : new Failed(FailureClass.Network, FailureCode.NoAnswer, "Telegram took the message but its answer did not come: it may have been shown.")
        {
            MayHaveHappened = true,
        };

    private static bool NeverSent(Exception? fault) => fault switch
    {
        null => false,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        } => true,
        _ => NeverSent(fault.InnerException),
    };
}

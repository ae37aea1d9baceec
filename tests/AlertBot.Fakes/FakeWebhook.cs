using AlertBot.Fakes.Http;

namespace AlertBot.Fakes;

/// <summary>Somebody's webhook: accepts JSON posts and keeps the first of each delivery, as a good receiver does.</summary>
public sealed class FakeWebhook : FakeServer
{
    private readonly Dictionary<string, FakeRequest> _deliveries = [];

    public IReadOnlyDictionary<string, FakeRequest> Deliveries
    {
        get
        {
            lock (_deliveries)
            {
                return new Dictionary<string, FakeRequest>(_deliveries);
            }
        }
    }

    protected override FakeAnswer Answer(FakeRequest request)
    {
        if (request.Method != "POST" || request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            return Violation(415, "a webhook is posted as JSON");
        }

        if (request.Header("AlertBot-Delivery") is not { } delivery || request.Header("AlertBot-Timestamp") is null || request.Header("AlertBot-Signature") is null)
        {
            return Violation(401, "a webhook carries its delivery, its timestamp and its signature");
        }

        lock (_deliveries)
        {
            _deliveries.TryAdd(delivery, request);
        }

        return new FakeAnswer(204, "");
    }
}

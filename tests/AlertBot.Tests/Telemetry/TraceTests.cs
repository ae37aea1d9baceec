using System.Collections.Concurrent;
using System.Diagnostics;
using AlertBot.Telemetry;
using AlertBot.Tests.Pages;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AlertBot.Tests.Telemetry;

public sealed class TraceTests
{
    private const string Secret = "123456:a-token-of-telegram";

    [Fact]
    public async Task Traces_hold_no_token()
    {
        var kept = new Kept();
        await using var served = await OneDocument.ServeAsync("{}", "application/json");
        var host = new Uri(served.Address);
        using (Sdk.CreateTracerProviderBuilder().AddSource("System.Net.Http", "Microsoft.AspNetCore").AddProcessor(new NoSecretsInTraces()).AddProcessor(kept).Build())
        {
            using var client = new HttpClient();
            await client.GetStringAsync(new Uri(host, $"/bot{Secret}/getMe?x={Secret}"), TestContext.Current.CancellationToken);
        }

        var own = kept.Activities.Where(a => Written(a).Contains($"{host.Port}", StringComparison.Ordinal)).ToList();
        Assert.Contains(own, a => Equals(a.GetTagItem("url.full"), host.GetLeftPart(UriPartial.Authority)));
        Assert.All(own, a => Assert.DoesNotContain(Secret, Written(a), StringComparison.Ordinal));
    }

    private static string Written(Activity activity) => string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}").Append(activity.DisplayName).Append(activity.StatusDescription));

    private sealed class Kept : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> Activities { get; } = [];

        public override void OnEnd(Activity data) => Activities.Enqueue(data);
    }
}

using System.Net;
using AlertBot.Tests.Pages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Tests.Running;

public sealed class AddressTests
{
    /// <summary>Whoever keeps AlertBot running asks here, and a flood of visitors must not make it look dead. Not for the public: see docs/installation.md.</summary>
    private static readonly string[] Operators = ["/health/live", "/health/ready"];

    [Fact]
    public async Task Every_public_address_has_a_limit()
    {
        await using var host = await PageHost.StartAsync(prometheus: true);
        var addresses = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();

        Assert.NotEmpty(addresses);
        Assert.Equal(Operators, addresses.Where(a => a.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null).Select(a => a.RoutePattern.RawText).Order());
    }

    [Fact]
    public async Task Who_floods_the_metrics_is_told_to_wait_and_a_collector_is_not()
    {
        await using var host = await PageHost.StartAsync(prometheus: true);
        using var visitor = host.Visit();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await visitor.GetAsync("/metrics");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}

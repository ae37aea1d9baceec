using System.Net;
using System.Text;
using AlertBot.Discord.Client;
using AlertBot.Discord.Client.Gateway;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>A week with a gateway that fails every twenty minutes, on a simulated clock.</summary>
public sealed class SoakTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_a_bad_week_no_interaction_is_missed_and_no_storm_of_sessions_begins(int seed)
    {
        var (clock, heard) = (new TestClock(), new List<string>());
        var server = new SoakServer(clock, new Random(seed));
        using var http = new HttpClient(new Directory());
        var token = new BotToken("token");
        var rest = new DiscordRest(http, new DiscordClientOptions(token), clock);
        var gateway = new DiscordGateway(rest, new GatewayOptions(token), clock, NullLogger.Instance, server.Socket, new Random(seed));

        SoakContext.Run(clock, TimeSpan.FromDays(7), () => Task.WhenAny(server.RunAsync(), gateway.RunAsync(HandleAsync, CancellationToken.None)).Unwrap());

        Assert.InRange(server.Troubles, 300, 600);
        Assert.InRange(server.Beats, 12_000, 15_000);
        Assert.Equal(server.Owed.Order(), heard.Where(server.Owed.Contains).Order());
        Assert.InRange(server.Owed.Count, 2_500, 4_000);
        Assert.All(server.Identifies.Zip(server.Identifies.Skip(1), (one, next) => next - one), gap => Assert.True(gap >= TimeSpan.FromSeconds(5)));
        Assert.All(server.Identifies, day => Assert.InRange(server.Identifies.Count(at => at >= day && at < day.AddDays(1)), 1, 60));
        Assert.InRange(server.Resumes, 100, 600);

        Task HandleAsync(GatewayEvent happened, CancellationToken cancellationToken)
        {
            if (happened.Name == "INTERACTION_CREATE")
            {
                var id = happened.Data.GetProperty("id").GetString()!;
                heard.Add(id);
                server.Heard(id);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Says where the gateway is, at once and on the caller's thread.</summary>
    private sealed class Directory : HttpMessageHandler
    {
        private const string Body = """{"url":"wss://gateway.example.com","shards":1,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":0,"max_concurrency":1}}""";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Body, Encoding.UTF8, "application/json"), RequestMessage = request });
    }
}

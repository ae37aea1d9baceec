using System.Collections.Concurrent;
using System.Text.Json;

namespace AlertBot.Contract.Tests.Description;

/// <summary>Notes what goes by, and what Prism says of it.</summary>
internal sealed class Listener() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Routes of ours that were called.</summary>
    public ConcurrentDictionary<string, int> Called { get; } = [];

    /// <summary>Route, place and words; every one is a fault of our client or of the fake.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var route = OurRoutes.Of(request.Method.Method, request.RequestUri!.AbsolutePath.TrimStart('/'));
        Called.AddOrUpdate(route, 1, (_, times) => times + 1);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("sl-violations", out var lines))
        {
            foreach (var violation in JsonElement.Parse(string.Join(',', lines)).EnumerateArray())
            {
                var place = violation.TryGetProperty("location", out var at) ? string.Join('.', at.EnumerateArray()) : "";
                var words = violation.GetProperty("message").GetString() ?? "";
                if (!FalseAlarm.IsFormWithFiles(request, place, words))
                {
                    Violations.Enqueue($"{route} ({(int)response.StatusCode}) {place}: {words}");
                }
            }
        }

        return response;
    }
}

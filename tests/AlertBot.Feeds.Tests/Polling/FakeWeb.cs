using System.Net;
using System.Text;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>The web as a table of answers by address; what is not in it is 404.</summary>
internal sealed class FakeWeb : HttpMessageHandler
{
    private readonly Dictionary<Uri, Func<HttpRequestMessage, HttpResponseMessage>> _pages = [];

    public List<HttpRequestMessage> Requests { get; } = [];

    public void Serve(Uri address, Func<HttpRequestMessage, HttpResponseMessage> answer) => _pages[address] = answer;

    public void Serve(Uri address, string body, Action<HttpResponseMessage>? dress = null) => Serve(address, Encoding.UTF8.GetBytes(body), dress);

    public void Serve(Uri address, byte[] body, Action<HttpResponseMessage>? dress = null) => Serve(address, _ =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        dress?.Invoke(response);
        return response;
    });

    public void Fail(Uri address, HttpStatusCode status, Action<HttpResponseMessage>? dress = null) => Serve(address, _ =>
    {
        var response = new HttpResponseMessage(status);
        dress?.Invoke(response);
        return response;
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Requests)
        {
            Requests.Add(request);
        }

        return Task.FromResult(_pages.TryGetValue(request.RequestUri!, out var answer) ? answer(request) : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}

using System.Text.Json;
using AlertBot.Discord.Client.Limits;

namespace AlertBot.Discord.Client;

/// <summary>
/// Sends one request so that Discord is never asked too much: waits for a permit, repeats what may be repeated, and gives back what has
/// to wait longer than a worker should be held. Knows routes and answers, not what they mean.
/// </summary>
internal sealed class DiscordRest(HttpClient http, DiscordClientOptions options, TimeProvider time)
{
    /// <summary>When the edge says 429 and not for how long.</summary>
    private static readonly TimeSpan WhenNotSaid = TimeSpan.FromSeconds(60);

    /// <summary>A message is some kilobytes: whoever sends more than this is not Discord, or is ill.</summary>
    private const int LongestAnswer = 1 << 20;

    /// <summary>Of a message older than an hour: waiting seconds is of no use, a new message is.</summary>
    private const int TooManyEdits = 30046;

    private readonly RateLimits _limits = new(options.RequestsPerSecond, options.LongestWait, time);
    private readonly InvalidRequests _invalid = new(options.InvalidRequests, time);
    private volatile bool _tokenRefused;

    public async Task<DiscordAnswer> CallAsync(DiscordRoute route, DiscordPayload? payload, CancellationToken cancellationToken)
    {
        var mayHaveHappened = false;
        for (var attempt = 1; ; attempt++)
        {
            var answer = Forbidden(route) ?? await OnceAsync(route, payload, attempt, cancellationToken).ConfigureAwait(false);
            mayHaveHappened |= answer.MayHaveHappened;
            if (Settles(route, answer, attempt))
            {
                return answer with { MayHaveHappened = mayHaveHappened };
            }

            if (answer is DiscordAnswer.Broken)
            {
                await Task.Delay(Jittered(attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<DiscordAnswer> OnceAsync(DiscordRoute route, DiscordPayload? payload, int attempt, CancellationToken cancellationToken)
    {
        var admission = await _limits.EnterAsync(route, cancellationToken).ConfigureAwait(false);
        if (admission.Permit is not { } permit)
        {
            return new DiscordAnswer.Limited(admission.RetryAfter, admission.Everything, ByDiscord: attempt > 1) { IsFinal = true };
        }

        // Much may have changed while the permit was waited for.
        var meanwhile = Forbidden(route);
        if (meanwhile is not null || cancellationToken.IsCancellationRequested)
        {
            _limits.GiveBack(permit);
            cancellationToken.ThrowIfCancellationRequested();
            return meanwhile!;
        }

        return await AttemptAsync(permit, payload, cancellationToken).ConfigureAwait(false);
    }

    private DiscordAnswer? Forbidden(DiscordRoute route) =>
        route.NeedsToken && (_tokenRefused || options.Token is null) ? new DiscordAnswer.TokenRefused()
        : _invalid.Open() is { } wait ? new DiscordAnswer.BreakerOpen(wait)
        : null;

    private bool Settles(DiscordRoute route, DiscordAnswer answer, int attempt) => answer switch
    {
        DiscordAnswer.Limited limited => limited.IsFinal || attempt >= options.Attempts || limited.RetryAfter > options.LongestWait,
        DiscordAnswer.Broken broken => attempt >= options.Attempts || (broken.MayHaveHappened && !route.IsRepeatable),
        _ => true,
    };

    private async Task<DiscordAnswer> AttemptAsync(Permit permit, DiscordPayload? payload, CancellationToken cancellationToken)
    {
        using var request = Request(permit.Route, payload);
        using var patience = new CancellationTokenSource(permit.Route.Patience ?? options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        LimitHeaders? headers = null;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            headers = LimitHeaders.Of(response, time.GetUtcNow());
            await response.Content.LoadIntoBufferAsync(LongestAnswer, either.Token).ConfigureAwait(false);
            var json = Json(await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false));
            return Understand(permit.Route, (int)response.StatusCode, headers, json);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new DiscordAnswer.Broken(0) { MayHaveHappened = !NeverSent(fault) };
        }
        finally
        {
            _limits.Leave(permit, headers);
        }
    }

    private DiscordAnswer Understand(DiscordRoute route, int status, LimitHeaders headers, JsonElement? body)
    {
        var error = DiscordError.Of(body);
        switch (status)
        {
            case 204:
                return new DiscordAnswer.Done(default);
            case >= 200 and < 300 when body is { } json:
                return new DiscordAnswer.Done(json);
            case 429:
                return Limit(route, headers, error);
            case 401 or 403:
                _invalid.Count();
                return Deny(route, status, error);
            case >= 400 and < 500:
                return Deny(route, status, error);
            default:
                return new DiscordAnswer.Broken(status) { MayHaveHappened = true };
        }
    }

    private DiscordAnswer Deny(DiscordRoute route, int status, DiscordError error)
    {
        if (!error.IsJson)
        {
            // Something before Discord wrote this page: it says nothing of the token or the destination, and passed nothing on.
            return new DiscordAnswer.Broken(status);
        }

        if (status == 401 && route.NeedsToken)
        {
            _tokenRefused = true;
            return new DiscordAnswer.TokenRefused();
        }

        return new DiscordAnswer.Refused(status, error.Code, error.Message);
    }

    private DiscordAnswer Limit(DiscordRoute route, LimitHeaders headers, DiscordError error)
    {
        // Header and body disagree at times: the longer one is the one that is kept.
        var wait = Longer(headers.RetryAfter, error.RetryAfter) ?? WhenNotSaid;
        var isEverything = headers.IsGlobal || error.IsGlobal || headers.Scope == "global" || !error.IsJson;
        if (headers.Scope != "shared")
        {
            _invalid.Count();
        }

        if (error.Code == TooManyEdits)
        {
            return new DiscordAnswer.Refused(429, error.Code, error.Message);
        }

        if (isEverything)
        {
            _limits.BlockEverything(wait);
        }
        else
        {
            _limits.Block(route, wait);
        }

        return new DiscordAnswer.Limited(wait, isEverything, ByDiscord: true);
    }

    private HttpRequestMessage Request(DiscordRoute route, DiscordPayload? payload)
    {
        var request = new HttpRequestMessage(route.Method, new Uri(options.BaseAddress, route.Path));
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (route.NeedsToken)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bot " + options.Token!.Reveal());
        }

        request.Content = payload?.Content();
        return request;
    }

    private static JsonElement? Json(byte[] body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Half a second, doubled each time, of which a random half is left out: replicas that failed together do not return together.</summary>
    private static TimeSpan Jittered(int attempt) => TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt - 1) * (0.5 + (Random.Shared.NextDouble() / 2)));

    private static bool NeverSent(Exception fault) => fault is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => (one ?? TimeSpan.Zero) > (other ?? TimeSpan.Zero) ? one : other ?? one;
}

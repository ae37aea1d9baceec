using System.Diagnostics;
using OpenTelemetry;

namespace AlertBot.Telemetry;

/// <summary>
/// Takes paths out of the addresses in traces: Telegram's holds the bot's token, a webhook's and a hub's let in whoever knows them.
/// </summary>
internal sealed class NoSecretsInTraces : BaseProcessor<Activity>
{
    private const string Called = "url.full";
    private const string Served = "url.path";
    private const string Route = "http.route";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Called) is string address)
        {
            data.SetTag(Called, Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority).Replace($"{uri.UserInfo}@", "", StringComparison.Ordinal) : null);
        }

        if (data.GetTagItem(Served) is string)
        {
            data.SetTag(Served, data.GetTagItem(Route));
        }
    }
}

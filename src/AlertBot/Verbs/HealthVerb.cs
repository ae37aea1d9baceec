using System.CommandLine;
using AlertBot.Settings;

namespace AlertBot.Verbs;

/// <summary><c>alertbot health</c>: asks the worker of these settings whether it is alive; for a container's health check.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        var verb = new Command("health", "Asks the running worker whether it is well; exits 0 when it is") { settings };
        verb.SetAction((result, cancellationToken) => RunAsync(new Uri(SettingsLoader.Load(result.GetValue(settings)).Settings.Http.Address), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            // "Every address" is one to listen on, not one to call.
            var host = address.Host is "0.0.0.0" or "[::]" ? "localhost" : address.Host;
            using var answer = await client.GetAsync(new UriBuilder(address) { Host = host, Path = "/health/live" }.Uri, cancellationToken);
            Console.Out.WriteLine(answer.IsSuccessStatusCode ? "alive" : $"ill: status {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Failed;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine($"The worker does not answer at {address}: {e.Message}");
            return ExitCode.Failed;
        }
    }
}

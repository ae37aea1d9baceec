using System.Globalization;
using Serilog;
using Serilog.Events;

namespace AlertBot.Running;

/// <summary>The log: to standard error, so that standard output belongs to alerts and to the output of verbs.</summary>
internal static class Logs
{
    public static IServiceCollection AddLogs(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSerilog(logger => logger
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(configuration)
            .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: CultureInfo.InvariantCulture));
}

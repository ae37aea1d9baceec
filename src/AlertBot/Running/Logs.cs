using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace AlertBot.Running;

/// <summary>The log: to standard error, so that standard output belongs to alerts and to the output of verbs.</summary>
internal static class Logs
{
    /// <summary>What the settings may name. Said here, so that the start need not look through every assembly.</summary>
    private static readonly ConfigurationReaderOptions KnownParts =
        new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly, typeof(CompactJsonFormatter).Assembly);

    public static IServiceCollection AddLogs(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSerilog(logger => logger
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // What fails there is thrown as well, and told once by whoever asked.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            // Whether the keys of cookies are kept, and where, is said by the settings.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            // Why it could not start is thrown as well.
            .Filter.ByExcluding(e => e.MessageTemplate.Text == "Hosting failed to start")
            .ReadFrom.Configuration(configuration, KnownParts)
            .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: CultureInfo.InvariantCulture));
}

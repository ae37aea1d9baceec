using System.Runtime.CompilerServices;
using AlertBot.Running;
using AlertBot.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AlertBot.Telemetry;

/// <summary>
/// Metrics and traces for those who set where they shall go. Without a setting nothing of this is loaded: an idle worker stays small.
/// </summary>
internal static class TelemetryServices
{
    private static readonly string[] Meters = ["AlertBot.Feeds", "AlertBot.Alerts", "AlertBot.Chat", StoreGauges.MeterName, "System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.Hosting", "Npgsql"];

    private static readonly string[] Sources = ["AlertBot.Alerts", "AlertBot.Chat", "System.Net.Http", "Microsoft.AspNetCore", "Npgsql"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings) =>
        settings.Prometheus || settings.Otlp is not null ? services.AddExporters(settings) : services;

    public static void MapTelemetry(this WebApplication app, TelemetrySettings settings)
    {
        if (settings.Prometheus)
        {
            MapPrometheus(app);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection AddExporters(this IServiceCollection services, TelemetrySettings settings)
    {
        services.AddHostedService<StoreGauges>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("alertbot", serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3), serviceInstanceId: Environment.MachineName))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (settings.Prometheus)
                {
                    metrics.AddPrometheusExporter();
                }

                if (settings.Otlp is { } address)
                {
                    metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(address));
                }
            })
            .WithTracing(traces =>
            {
                traces.AddSource(Sources).AddProcessor(new NoSecretsInTraces());
                if (settings.Otlp is { } address)
                {
                    traces.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(address));
                }
            });
        return services;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapPrometheus(WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics").RequireRateLimiting(RequestLimits.Metrics);
}

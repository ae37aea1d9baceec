using AlertBot.Chat.Delivery;

namespace AlertBot.Running;

/// <summary>
/// Empties the outbox for as long as the worker runs. When it stops, what is on its way to a platform is seen through for some seconds;
/// the rest stays in its rows.
/// </summary>
internal sealed class DeliveryService(DeliverAlerts deliver, JobTroubles troubles) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => deliver.RunAsync(Report, stoppingToken);

    private void Report(string platform, Exception? trouble)
    {
        var name = $"Delivery to {platform}";
        if (trouble is null)
        {
            troubles.Succeeded(name);
        }
        else
        {
            troubles.Failed(name, trouble);
        }
    }
}

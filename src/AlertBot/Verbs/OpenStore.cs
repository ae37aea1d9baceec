using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Storage;

namespace AlertBot.Verbs;

/// <summary>The store of the settings, for a verb that looks at it or changes it while the worker may be running.</summary>
internal static class OpenStore
{
    public static async Task<int> RunAsync(string? settingsFile, Func<IServiceProvider, AlertBotSettings, Task<int>> work, CancellationToken cancellationToken)
    {
        var settings = SettingsLoader.Load(settingsFile).Settings;
        await using var services = new ServiceCollection().AddStore(settings.Storage).BuildServiceProvider();
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        return await work(services, settings);
    }
}

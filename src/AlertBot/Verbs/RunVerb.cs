using System.CommandLine;
using AlertBot.Pages;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Understanding.Dossiers;
using Microsoft.AspNetCore.Connections;

namespace AlertBot.Verbs;

/// <summary><c>alertbot run</c>: the worker.</summary>
internal static class RunVerb
{
    /// <summary>
    /// How long a process that was told to stop may take before it is ended by force. Left to itself the command line gives two seconds, which
    /// would cut off a worker that still writes down what it did.
    /// </summary>
    public static readonly TimeSpan Patience = WorkerHost.LongestStop + TimeSpan.FromSeconds(2);

    public static Command Create() => Runs(new Command("run", "The worker (also without a verb): polls, reads, groups, alerts and delivers until it is stopped"));

    /// <summary>Makes the worker what a command does.</summary>
    public static TCommand Runs<TCommand>(TCommand command)
        where TCommand : Command
    {
        var settings = CommonOptions.Settings();
        command.Add(settings);
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(settings), cancellationToken));
        return command;
    }

    /// <exception cref="SettingsException">Something in the settings is wrong; nothing was started.</exception>
    public static async Task<int> RunAsync(string? settingsFile, CancellationToken cancellationToken)
    {
        var (configuration, settings) = SettingsLoader.Load(settingsFile);
        var dossiers = DossierFolder.Load(settings.Dossiers.Folder);
        if (SettingsCheck.Find(settings, [.. dossiers.Dossiers.Select(d => d.Id)]) is [_, ..] problems)
        {
            throw new SettingsException(problems);
        }

        // From here on a signal to stop is heard: the command line waits for it once this method has returned for the first time, and what
        // follows may come as far as the first poll without doing so.
        await Task.Yield();
        try
        {
            await RunAsync(configuration, settings, dossiers, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was told to stop while it still prepared: that is no failure.
        }

        return ExitCode.Success;
    }

    private static async Task RunAsync(IConfiguration configuration, AlertBotSettings settings, DossierCatalog dossiers, CancellationToken cancellationToken)
    {
        using var hold = SoleWorker.Hold(settings.Storage);
        await using var worker = WorkerHost.Build(configuration, settings, dossiers);
        await WorkerHost.PrepareAsync(worker, settings, cancellationToken);
        if (settings.Page.Mode != PageMode.Off)
        {
            worker.Lifetime.ApplicationStarted.Register(() => Console.Error.WriteLine($"The page is at {string.Join(" and ", worker.Urls)}"));
        }

        try
        {
            await worker.StartAsync(cancellationToken);
        }
        catch (Exception e)
        {
            // The address is bound last. What had begun by then has to be told to stop: one that is only disposed of calls that a fault of its own.
            await worker.StopAsync(CancellationToken.None);
            if (e is IOException { InnerException: AddressInUseException })
            {
                throw new AddressTakenException($"Http:Address is {settings.Http.Address}, which another program uses: stop that one, or choose another, such as http://localhost:8081.", e);
            }

            throw;
        }

        await worker.WaitForShutdownAsync(cancellationToken);
    }
}

/// <summary>The worker's address is another program's. It may be free again soon: that is a failure, and no wrong setting.</summary>
internal sealed class AddressTakenException(string message, Exception cause) : Exception(message, cause);

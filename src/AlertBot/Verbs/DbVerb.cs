using System.CommandLine;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Storage;
using AlertBot.Storage.Moving;

namespace AlertBot.Verbs;

/// <summary><c>alertbot db</c>: the store.</summary>
internal static class DbVerb
{
    public static Command Create()
    {
        var settings = CommonOptions.Settings();
        return new Command("db", "The store: bring it up to date, back it up, put a backup in its place, compact it, move it to PostgreSQL")
        {
            Migrate(settings),
            OnFile("backup", "Copies the store into a new file, also while AlertBot runs, and verifies the copy", settings, StoreBackup.Save),
            Copy(settings),
            Compact(settings),
            OnFile("restore", "Puts a verified backup in the place of the store; stop AlertBot first", settings, (store, file) => StoreBackup.Restore(file, store)),
        };
    }

    private static Command Migrate(Option<string?> settings)
    {
        var verb = new Command("migrate", "Brings the store to the version of this program, as every start does") { settings };
        verb.SetAction(async (result, cancellationToken) =>
        {
            var store = SettingsLoader.Load(result.GetValue(settings)).Settings.Storage;
            await using var services = new ServiceCollection().AddStore(store).BuildServiceProvider();
            var applied = await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
            Console.Out.WriteLine(applied.Count == 0 ? $"{store.Name()} is up to date." : $"{store.Name()}: applied {string.Join(", ", applied)}.");
            return ExitCode.Success;
        });
        return verb;
    }

    private static Command Copy(Option<string?> settings)
    {
        var to = new Option<string>("--to") { Description = "Connection string of an empty PostgreSQL database", Required = true };
        var verb = new Command("copy", "Moves the SQLite store to PostgreSQL, also while AlertBot runs; the file takes no writes from then on") { to, settings };
        verb.SetAction(async (result, cancellationToken) =>
        {
            var path = SettingsLoader.Load(result.GetValue(settings)).Settings.Storage.Path;
            var connection = result.GetRequiredValue(to);
            foreach (var table in await StoreMove.RunAsync(path, connection, TimeProvider.System, cancellationToken))
            {
                Console.Out.WriteLine($"{table.Table}: {table.Rows} rows");
            }

            Console.Out.WriteLine($"{path} was moved to {StorageServices.NameOfPostgres(connection)} and is closed: set Storage:Connection to it and start AlertBot again.");
            return ExitCode.Success;
        });
        return verb;
    }

    private static Command Compact(Option<string?> settings)
    {
        var verb = new Command("compact", "Writes the SQLite store anew without the gaps of what was forgotten; stop AlertBot first. PostgreSQL does it by itself") { settings };
        verb.SetAction(result =>
        {
            var path = SettingsLoader.Load(result.GetValue(settings)).Settings.Storage.Path;
            var (before, after) = StoreCompaction.Run(path);
            Console.Out.WriteLine(FormattableString.Invariant($"{path}: {before / 1e6:0.0} MB before, {after / 1e6:0.0} MB now, verified."));
            return ExitCode.Success;
        });
        return verb;
    }

    private static Command OnFile(string name, string description, Option<string?> settings, Action<string, string> work)
    {
        var file = new Argument<string>("FILE");
        var verb = new Command(name, description) { file, settings };
        verb.SetAction(result =>
        {
            var path = SettingsLoader.Load(result.GetValue(settings)).Settings.Storage.Path;
            work(path, result.GetRequiredValue(file));
            Console.Out.WriteLine($"{name} of {path}: done, verified.");
            return ExitCode.Success;
        });
        return verb;
    }
}

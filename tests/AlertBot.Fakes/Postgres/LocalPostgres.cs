using System.Diagnostics;

namespace AlertBot.Fakes.Postgres;

/// <summary>
/// A real PostgreSQL server of the machine's own binaries, on a socket in a temporary folder, run by an ordinary user. It ends with the
/// process that started it, however that ends: its guardian reads from that process until there is nobody to read from.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private const string User = "alertbot";

    /// <summary>Nothing here outlives a test, so nothing waits for the disk.</summary>
    private const string Guardian = """
        dir=$1 bin=$2 user=$3; shift 3
        as() { if [ "$(id -u)" = 0 ]; then chown "$user" "$dir"; setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"; else "$@"; fi; }
        cd "$dir"
        as "$bin/initdb" -D "$dir/data" -A trust -U alertbot -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; rm -rf "$dir"; exit 1; }
        if [ "$(id -u)" = 0 ]; then set -- setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$bin/postgres" "$@"; else set -- "$bin/postgres" "$@"; fi
        "$@" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=300 >>"$dir/log" 2>&1 &
        server=$!
        until "$bin/pg_isready" -q -h "$dir" -U alertbot -d postgres; do kill -0 $server || { cat "$dir/log" >&2; exit 1; }; sleep 0.1; done
        echo ready
        read -r _
        kill -INT $server; wait $server; rm -rf "$dir"
        """;

    private static readonly string[] ForTests = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

    private static readonly string[] Homes = ["/usr/lib/postgresql", "/usr/local/pgsql"];

    private readonly Process _guardian;
    private readonly string _binaries;
    private readonly string _folder;

    private LocalPostgres(Process guardian, string binaries, string folder) => (_guardian, _binaries, _folder) = (guardian, binaries, folder);

    /// <summary>Why there can be no server on this machine, or null when there can.</summary>
    public static string? Missing => Binaries is null ? "PostgreSQL is not installed here (apt-get install postgresql)" : null;

    private static string? Binaries => Homes
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "initdb", SearchOption.AllDirectories))
        .Select(file => Path.GetDirectoryName(file))
        .Order(StringComparer.Ordinal)
        .LastOrDefault();

    /// <param name="durable">Whether commits wait for the disk, as a real installation's do.</param>
    public static async Task<LocalPostgres> StartAsync(bool durable, CancellationToken cancellationToken)
    {
        var binaries = Binaries ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("alertbot-pg-").FullName;
        var user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        var start = new ProcessStartInfo("sh", ["-c", Guardian, "sh", folder, binaries, user, .. durable ? [] : ForTests])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var guardian = Process.Start(start)!;
        if (await guardian.StandardOutput.ReadLineAsync(cancellationToken) != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {await guardian.StandardError.ReadToEndAsync(cancellationToken)}");
        }

        return new LocalPostgres(guardian, binaries, folder);
    }

    public string Connection(string database) => $"Host={_folder};Username={User};Database={database}";

    /// <returns>The connection string of a new database.</returns>
    public async Task<string> CreateDatabaseAsync(string name, string? template, CancellationToken cancellationToken)
    {
        string[] from = template is null ? [] : ["-T", template];
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(_binaries, "createdb"), ["-h", _folder, "-U", User, .. from, name]) { RedirectStandardError = true })!;
        var complaint = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? Connection(name) : throw new InvalidOperationException(complaint);
    }

    public async ValueTask DisposeAsync()
    {
        _guardian.StandardInput.Close();
        await _guardian.WaitForExitAsync();
        _guardian.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;

namespace AlertBot.Benchmarks.Polling;

/// <summary>The farm as a process of its own, so that its work does not count as the poller's.</summary>
internal sealed class FarmProcess : IDisposable
{
    private readonly Process _process;

    private FarmProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static FarmProcess Start()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "farm") { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The farm does not start.");
        return new(process, int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>All feeds on one host, or each on its own: the whole of 127.0.0.0/8 is this machine.</summary>
    public Uri Feed(string mode, int id, bool ownHost)
    {
        var host = ownHost ? FormattableString.Invariant($"127.1.{id / 250}.{(id % 250) + 1}") : "127.0.0.1";
        return new(FormattableString.Invariant($"http://{host}:{Port}/{mode}/{id}"));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}

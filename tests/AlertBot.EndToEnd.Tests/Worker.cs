using System.Diagnostics;
using System.Text;

namespace AlertBot.EndToEnd.Tests;

/// <summary>The program as its user starts it: a process of its own, with a settings file.</summary>
public sealed class Worker : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Worker(Process process)
    {
        _process = process;
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Standard output and standard error, as far as they came.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public bool HasExited => _process.HasExited;

    public static Worker Start(string folder, params string[] arguments) => Run("alertbot.dll", folder, arguments);

    /// <summary>The same where the environment says something more.</summary>
    public static Worker StartWhere(string variable, string value, string folder, params string[] arguments) => Run("alertbot.dll", folder, arguments, (variable, value));

    /// <summary>The worker's stages through a simulated summer, over real HTTP.</summary>
    public static Worker StartSummer(string folder, params string[] arguments) => Run("AlertBot.Summer.dll", folder, arguments);

    private static Worker Run(string program, string folder, string[] arguments, params (string Variable, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        return new Worker(Process.Start(start)!);
    }

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM, as a container's or service's manager sends it.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await ExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }
    }
}

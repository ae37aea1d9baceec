using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace AlertBot.Contract.Tests;

/// <summary>A program of Node.js that says what it does, one JSON object a line; ends when its input does.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = [];

    private NodeClient(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public ConcurrentQueue<JsonElement> Said { get; } = [];

    public static NodeClient Start(string script, params string[] arguments) => new(Process.Start(ClientFolder.Node(script, arguments))!);

    public static NodeClient Start(ProcessStartInfo start) => new(Process.Start(start)!);

    /// <summary>What else it wrote, for people.</summary>
    public string Written => string.Join('\n', _errors);

    /// <summary>The line of a step, which has to come in time.</summary>
    public async Task<JsonElement> HearAsync(string step)
    {
        await UntilAsync(() => Steps().Contains(step), $"the client said '{step}'");
        return Said.First(line => line.GetProperty("step").GetString() == step);
    }

    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.False(_process.HasExited || TimeProvider.System.GetElapsedTime(began) > Patience, $"It never came true that {what}. It said:\n{string.Join('\n', Said)}\n{Written}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    public IEnumerable<string?> Steps() => Said.Select(line => line.GetProperty("step").GetString());

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line?.StartsWith('{') == true)
        {
            Said.Enqueue(JsonElement.Parse(line));
        }
        else if (line is not null)
        {
            _errors.Enqueue(line);
        }
    }
}

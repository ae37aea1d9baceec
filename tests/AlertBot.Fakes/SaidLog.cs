using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AlertBot.Fakes;

/// <summary>Keeps what is logged, by whichever thread, in the order in which it was said.</summary>
/// <typeparam name="T">Who says it.</typeparam>
public sealed class SaidLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _said = [];
    private readonly Channel<string> _next = Channel.CreateUnbounded<string>();

    /// <summary>The lines without what marks their level.</summary>
    public IReadOnlyList<string> Said => [.. _said.Select(s => s.Line)];

    public IReadOnlyList<string> Of(LogLevel level) => [.. _said.Where(s => s.Level == level).Select(s => s.Line)];

    /// <summary>The next line that was not waited for yet.</summary>
    public async Task<string> NextAsync(CancellationToken cancellationToken) => await _next.Reader.ReadAsync(cancellationToken);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        var line = formatter(state, exception);
        _said.Enqueue((logLevel, line));
        _next.Writer.TryWrite(line);
    }
}

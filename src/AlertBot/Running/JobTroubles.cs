using AlertBot.Storage;

namespace AlertBot.Running;

/// <summary>
/// What goes wrong with the jobs, told once: a job runs several times a second, and a full disk stops them all. Told again only when the
/// cause changes or when it was over in between.
/// </summary>
internal sealed partial class JobTroubles(ILogger<JobTroubles> log)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _causes = new(StringComparer.Ordinal);

    /// <summary>Something is wrong right now; sentences for people.</summary>
    public IReadOnlyList<string> Now
    {
        get
        {
            lock (_lock)
            {
                return [.. _causes.Values.Distinct()];
            }
        }
    }

    public void Failed(string job, Exception exception)
    {
        var trouble = StoreTrouble.Of(exception);
        var cause = trouble ?? $"{job} failed: {exception.GetType().Name}: {exception.Message}";
        if (!IsNews(job, cause))
        {
            return;
        }

        if (trouble is null)
        {
            LogFailure(exception, job);
        }
        else
        {
            LogTrouble(trouble);
        }
    }

    public void Succeeded(string job)
    {
        lock (_lock)
        {
            if (!_causes.Remove(job, out var cause) || _causes.ContainsValue(cause))
            {
                return;
            }
        }

        LogOver(job);
    }

    private bool IsNews(string job, string cause)
    {
        lock (_lock)
        {
            var isKnown = _causes.ContainsValue(cause);
            _causes[job] = cause;
            return !isKnown;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Trouble}")]
    private partial void LogTrouble(string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Job} failed and is tried again; the same failure is not told twice")]
    private partial void LogFailure(Exception exception, string job);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Job} works again")]
    private partial void LogOver(string job);
}

using AlertBot.Fakes;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Understanding;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Tests.Running;

/// <summary>Dossier files change while the worker runs; a mistake in one stops nothing and is told once.</summary>
public sealed class DossierReloadTests : IDisposable
{
    private const string Strike = """{"name": "Strike talks", "parties": [{"name": "Union", "spellings": {"en": ["Union"]}}, {"name": "Carmaker", "spellings": {"en": ["Carmaker"]}}]}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dossiers");
    private readonly WatchedClock _clock = new();
    private readonly SaidLog<DossierReload> _told = new();
    private readonly ItemReader _reader = new();
    private readonly DossierReload _reload;

    public DossierReloadTests()
    {
        var settings = new AlertBotSettings { Dossiers = new DossierSettings { Folder = _folder.FullName } };
        _reload = new DossierReload(_reader, settings, _clock, _told);
    }

    public void Dispose()
    {
        _reload.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_new_file_is_followed_within_ten_seconds()
    {
        await StartAsync();
        Write(Strike);
        await LookAsync();
        Assert.NotNull(_reader.Dossiers.Find("strike"));
        Assert.Empty(_told.Of(LogLevel.Error));
    }

    [Fact]
    public async Task A_broken_edit_keeps_the_old_one_and_is_told_once()
    {
        Write(Strike);
        Assert.Null(_reload.Reload());
        await _told.NextAsync(TestContext.Current.CancellationToken);
        await StartAsync();

        Write("""{"name": "Strike talks", "parties": 7}""");
        await LookAsync();
        Assert.NotNull(_reader.Dossiers.Find("strike"));

        // The next look finds the same broken file and has nothing to say; the one after it finds another.
        _clock.Advance(TimeSpan.FromSeconds(10));
        Write(Strike.Replace("Union", "Guild", StringComparison.Ordinal));
        await LookAsync();
        Assert.Contains("strike.json", Assert.Single(_told.Of(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mended_edit_is_taken_up()
    {
        await StartAsync();
        Write("{");
        await LookAsync();
        Write(Strike);
        await LookAsync();
        Assert.NotNull(_reader.Dossiers.Find("strike"));
        Assert.Single(_told.Of(LogLevel.Error));
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder.FullName, "strike.json"), json);

    private async Task StartAsync()
    {
        await _reload.StartAsync(TestContext.Current.CancellationToken);
        await _clock.Watched.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets the next look happen and waits until it has said what it found.</summary>
    private async Task LookAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        await _told.NextAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Says when somebody waits for it: a service starts on a thread of its own.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private readonly TaskCompletionSource _watched = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Watched => _watched.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _watched.TrySetResult();
            return timer;
        }
    }
}

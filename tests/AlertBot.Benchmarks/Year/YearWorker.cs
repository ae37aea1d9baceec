using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Benchmarks.Year;

/// <summary>What is started.</summary>
/// <param name="Dll">The program.</param>
/// <param name="Path">SQLite file, or null.</param>
/// <param name="Connection">PostgreSQL database, or null.</param>
internal sealed record YearProgram(string Dll, string? Path, string? Connection);

/// <summary>The worker as a process on the store that was filled, asked by an administrator's browser and by people on Telegram.</summary>
internal sealed class YearWorker : IAsyncDisposable
{
    private const string Key = "a-key-for-the-year";

    /// <summary>The thousand from this id on own the bot, on both platforms.</summary>
    public const long FirstOwner = 9_000_000;

    private const int Owners = 1_000;
    private static readonly string[] Platforms = ["telegram", "discord"];
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-year-");
    private readonly FakeTelegram _telegram = new();
    private readonly FakeDiscord _discord = new();
    private readonly HttpClient _browser;
    private Process? _process;
    private int _asked;

    private YearWorker()
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        _browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };
    }

    /// <summary>The program as it was built beside this one.</summary>
    public static string BuiltProgram => Path.Combine(AppContext.BaseDirectory, "alertbot.dll");

    public Uri Address { get; }

    public FakeTelegram Telegram => _telegram;

    public FakeDiscord Discord => _discord;

    /// <summary>From its start until it says that it is ready.</summary>
    public TimeSpan Starting { get; private set; }

    /// <summary>What that took of the processor.</summary>
    public TimeSpan StartingProcessor { get; private set; }

    public TimeSpan Processor => _process!.TotalProcessorTime;

    public static async Task<YearWorker> StartAsync(YearProgram program, CancellationToken cancellationToken)
    {
        var worker = new YearWorker();
        await worker._telegram.StartAsync(cancellationToken);
        await worker._discord.StartAsync(cancellationToken);
        File.WriteAllText(Path.Combine(worker._folder.FullName, "appsettings.json"), JsonSerializer.Serialize(worker.Settings(program)));
        var began = Stopwatch.GetTimestamp();
        worker._process = Process.Start(new ProcessStartInfo("dotnet", [Path.GetFullPath(program.Dll), "run"])
        {
            WorkingDirectory = worker._folder.FullName,
            RedirectStandardOutput = true,
        })!;
        worker._process.OutputDataReceived += (_, _) => { };
        worker._process.BeginOutputReadLine();
        while (!await worker.IsReadyAsync(cancellationToken))
        {
            if (worker._process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                await worker.DisposeAsync();
                throw new InvalidOperationException("The worker does not become ready.");
            }

            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }

        (worker.Starting, worker.StartingProcessor) = (Stopwatch.GetElapsedTime(began), worker.Processor);
        await worker.SignInAsync(cancellationToken);
        while (!worker._discord.Gateway.IsConnected)
        {
            await Task.Delay(Glance, TimeProvider.System, cancellationToken);
        }

        return worker;
    }

    /// <summary>Loads a page as an administrator, whose pages nobody keeps for the next; each time from another network address.</summary>
    /// <exception cref="HttpRequestException">It is refused.</exception>
    public async Task LoadAsync(string page, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        _asked++;
        request.Headers.Add("X-Forwarded-For", FormattableString.Invariant($"10.{_asked / 65_536}.{_asked / 256 % 256}.{_asked % 256}"));
        using var answer = await _browser.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Says a command in a private chat of its own, as an owner of the bot; returns when it is answered.</summary>
    public async Task<string> SayAsync(string command, CancellationToken cancellationToken)
    {
        var person = FirstOwner + (_asked++ % Owners);
        var chat = person.ToString(CultureInfo.InvariantCulture);
        var before = _telegram.Messages.Count;
        _telegram.Updates.Say(person, command, person, "en");
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience; await Task.Delay(Glance, TimeProvider.System, cancellationToken))
        {
            if (_telegram.Messages.Skip(before).FirstOrDefault(m => m.Chat == chat) is { } answer)
            {
                return answer.Text;
            }
        }

        throw new TimeoutException($"'{command}' was not answered.");
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_process is { HasExited: false } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        await _telegram.DisposeAsync();
        await _discord.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _browser.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        const string token = "__RequestVerificationToken";
        var form = await _browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), cancellationToken);
        var own = form[form.IndexOf(token, StringComparison.Ordinal)..].Split("value=\"", 2)[1].Split('"', 2)[0];
        using var body = new FormUrlEncodedContent([KeyValuePair.Create(token, own), KeyValuePair.Create("key", Key)]);
        using var answer = await _browser.PostAsync(new Uri("/sign-in", UriKind.Relative), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private object Settings(YearProgram program) => new
    {
        Storage = new { Path = Path.GetFullPath(program.Path ?? Path.Combine(_folder.FullName, "alertbot.db")), program.Connection },
        Http = new { Address = Address.GetLeftPart(UriPartial.Authority), TrustedProxies = new[] { "127.0.0.1" } },
        Page = new { AdminKey = Key, RequestsPerSecond = 10_000 },
        Telegram = new { _telegram.Token, BaseAddress = _telegram.Address },
        Discord = new { _discord.Token, BaseAddress = _discord.Api },
        Owners = Enumerable.Range(0, Owners).SelectMany(n => Platforms.Select(platform => FormattableString.Invariant($"{platform}:{FirstOwner + n}"))),
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

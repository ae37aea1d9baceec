using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace AlertBot.Browser.Tests;

/// <summary>
/// The real program with the store of the demo, its pages in public mode, and a real browser. One for all tests, since pages change nothing.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    public const string AdminKey = "a-key-for-the-browser-tests";

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-browser-");
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _worker;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _signedIn;

    /// <summary>Why nothing can be tried here, or null.</summary>
    public static string? Missing { get; } = Array.Exists(Browsers, File.Exists) ? null : "no Chromium is installed: apt-get install chromium";

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        var store = Path.Combine(_folder.FullName, "alertbot.db");
        using (var demo = Start(new Dictionary<string, string?>(), "demo", "--keep", store))
        {
            await demo.WaitForExitAsync();
            Assert.True(demo.ExitCode == 0, _said.ToString());
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), JsonSerializer.Serialize(new
        {
            Storage = new { Path = store },
            Http = new { Address = "http://127.0.0.1:0" },
            Page = new { RequestsPerSecond = 10_000 },
        }));
        _worker = Start(new Dictionary<string, string?> { ["Page__AdminKey"] = AdminKey }, "run");
        Address = await _address.Task.WaitAsync(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(Browsers, File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        await using var admin = await (await VisitAsync()).SignInAsync();
        _signedIn = await admin.Context.StorageStateAsync();
    }

    /// <summary>A visitor with nothing of anybody else's: no cookies, no cache.</summary>
    public async Task<Visitor> VisitAsync(string language = "en", int width = 1280, bool javaScript = true, ColorScheme colours = ColorScheme.Light, bool isAdmin = false)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = language,
            JavaScriptEnabled = javaScript,
            ColorScheme = colours,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            StorageState = isAdmin ? _signedIn : null,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_worker is { HasExited: false })
        {
            _worker.Kill(entireProcessTree: true);
            await _worker.WaitForExitAsync();
        }

        _worker?.Dispose();
        _folder.Delete(recursive: true);
    }

    private Process Start(Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "alertbot.dll"), .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.AppendLine(line.Data);
        }

        if (line.Data?.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is >= 0 and var at && line.Data.StartsWith("The page is at", StringComparison.Ordinal))
        {
            _address.TrySetResult(line.Data[at..].Trim().TrimEnd('.'));
        }
    }
}

/// <summary>A browser of its own, closed at the end.</summary>
public sealed record Visitor(IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    public async Task<Visitor> SignInAsync()
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("#key").FillAsync(Site.AdminKey);
        await Page.Locator("main form button").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).WaitForAsync();
        return this;
    }

    public ValueTask DisposeAsync() => new(Context.CloseAsync());
}

[CollectionDefinition(nameof(Site))]
public sealed class SiteTests : ICollectionFixture<Site>;

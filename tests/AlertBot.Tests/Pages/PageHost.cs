using System.Net;
using AlertBot.Pages;
using AlertBot.Running;
using AlertBot.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace AlertBot.Tests.Pages;

/// <summary>The worker with an empty store and its pages, in this process.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    public const string AdminKey = "a-key-for-the-tests";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-pages-");
    private WebApplication? _app;

    private string StorePath => Path.Combine(_folder.FullName, "alertbot.db");

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(_app!.Urls.First());

    public static async Task<PageHost> StartAsync(OpenIdSettings? provider = null, string[]? allowedPrivate = null, bool prometheus = false)
    {
        var host = new PageHost();
        var settings = new AlertBotSettings
        {
            Storage = new StorageSettings { Path = host.StorePath },
            Http = new HttpSettings { Address = "http://127.0.0.1:0" },
            Page = new PageSettings { AdminKey = AdminKey, OpenId = provider ?? new() },
            Telemetry = new() { Prometheus = prometheus },
            Fetching = new() { AllowedPrivate = allowedPrivate ?? [] },
        };
        host._app = WorkerHost.Build(new ConfigurationBuilder().Build(), settings, DossierFolder.Load(folder: null));
        await WorkerHost.PrepareAsync(host._app, settings, CancellationToken.None);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Puts rows into the store.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={StorePath}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A visitor with cookies of its own, who follows redirects.</summary>
    public PageVisitor Visit() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Somebody who loads pages and sends their forms.</summary>
internal sealed class PageVisitor(Uri address) : IDisposable
{
    private const string Token = "__RequestVerificationToken";

    private readonly HttpClient _client = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public async Task<HttpResponseMessage> GetAsync(string page) => await _client.GetAsync(new Uri(page, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    public async Task<string> ReadAsync(string page) => await _client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Loads a page and sends its form.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await ReadAsync(page);
        var token = html[html.IndexOf(Token, StringComparison.Ordinal)..].Split("value=\"", 2)[1].Split('"', 2)[0];
        using var body = new FormUrlEncodedContent([KeyValuePair.Create(Token, token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await _client.PostAsync(new Uri(form, UriKind.Relative), body, TestContext.Current.CancellationToken);
    }

    public async Task<PageVisitor> SignInAsync()
    {
        using var answer = await SendAsync("/sign-in", "/sign-in", ("key", PageHost.AdminKey));
        Assert.True(answer.IsSuccessStatusCode, $"signing in answered {answer.StatusCode}");
        return this;
    }

    public void Dispose() => _client.Dispose();
}

using System.Net;
using System.Net.Sockets;

namespace AlertBot.Contract.Tests.Description;

/// <summary>Prism between a client and a server: lets everything through and writes on each answer what the description says against it or its request.</summary>
internal sealed class Prism : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-prism-");
    private readonly NodeClient _process;

    private Prism(string description, Uri server)
    {
        var copy = Path.Combine(_folder.FullName, "discord.json");
        DescriptionCopy.Write(description, copy);
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        _process = NodeClient.Start(ClientFolder.Node(Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "proxy", copy, server.AbsoluteUri.TrimEnd('/'), "--port", $"{port}"));
    }

    public Uri Address { get; }

    /// <summary>For people who look for a fault.</summary>
    public string Written => _process.Written;

    /// <param name="server">With the version at the end.</param>
    public static async Task<Prism> StartAsync(Uri server)
    {
        ClientFolder.Need("@stoplight/prism-cli");
        var prism = new Prism(ClientFolder.NeedSpecification(), server);
        await prism._process.UntilAsync(() => prism.Written.Contains("Prism is listening", StringComparison.Ordinal), "Prism listens");
        return prism;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

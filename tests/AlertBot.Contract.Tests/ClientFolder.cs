using System.Diagnostics;

namespace AlertBot.Contract.Tests;

/// <summary>Other people's clients, as the script beside these tests installs them; without it the tests are skipped and say why.</summary>
internal static class ClientFolder
{
    public static string Checkout { get; } = Find(AppContext.BaseDirectory);

    private static string Folder => Path.Combine(Checkout, "tests", "AlertBot.Contract.Tests", "clients");

    /// <summary>Skips the test when it cannot be done here.</summary>
    public static void Need(string package)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", package)))
        {
            Assert.Skip($"{package} is not installed: run tests/AlertBot.Contract.Tests/install, which needs npm");
        }
    }

    /// <summary>Discord's own description of its API, which is not part of the checkout.</summary>
    public static string NeedSpecification()
    {
        for (var folder = Directory.GetParent(Checkout); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "specs", "discord-openapi.json");
            if (File.Exists(file))
            {
                return file;
            }
        }

        Assert.Skip("shared/specs/discord-openapi.json is not there, neither beside the checkout nor above it");
        return "";
    }

    public static ProcessStartInfo Node(string script, params string[] arguments) => new("node", [Path.Combine(Folder, script), .. arguments])
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "AlertBot.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests must be run inside the checkout."));
}

namespace AlertBot.Architecture.Tests;

/// <summary>The image cannot be built by these tests; what it would stumble over can be looked at.</summary>
public sealed class ImageTests
{
    private static readonly string[] Steps = File.ReadAllLines(Path.Combine(Checkout.Root, "Dockerfile"));

    [Fact]
    public void It_restores_every_project_as_its_lock_file_says()
    {
        var projects = Checkout.Projects().Select(p => Path.GetRelativePath(Checkout.Root, Path.GetDirectoryName(p)!).Replace('\\', '/'));

        Assert.Equal(projects.Select(p => $"COPY {p}/{Path.GetFileName(p)}.csproj {p}/packages.lock.json {p}/").Order(StringComparer.Ordinal), Steps.Where(s => s.Contains(".csproj ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains(Steps, s => s.StartsWith("RUN dotnet restore ", StringComparison.Ordinal) && s.Contains("--locked-mode", StringComparison.Ordinal));
    }

    [Fact]
    public void It_runs_as_a_user_who_is_not_root_and_asks_whether_it_is_alive()
    {
        Assert.Contains("USER $APP_UID", Steps);
        Assert.Contains(Steps, s => s.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
    }
}

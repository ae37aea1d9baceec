namespace AlertBot.Feeds.Fetching;

/// <summary>A secret is referred to, but what it refers to is not there. The message names the reference, never a secret.</summary>
public sealed class UnreadableSecretException(string message) : Exception(message);

/// <summary>Reads a value that is written as it is, as <c>env:NAME</c> or as <c>file:PATH</c>.</summary>
internal static class HiddenValue
{
    private const string Variable = "env:";
    private const string File = "file:";

    /// <exception cref="UnreadableSecretException">The variable is not set, or the file cannot be read.</exception>
    public static string Read(string written) =>
        written.StartsWith(Variable, StringComparison.Ordinal) ? OfVariable(written[Variable.Length..])
        : written.StartsWith(File, StringComparison.Ordinal) ? OfFile(written[File.Length..])
        : written;

    private static string OfVariable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new UnreadableSecretException($"The environment variable {name} is not set.");

    private static string OfFile(string path)
    {
        try
        {
            return System.IO.File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableSecretException($"The file {path} cannot be read.");
        }
    }
}

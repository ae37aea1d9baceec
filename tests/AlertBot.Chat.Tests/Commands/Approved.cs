using System.Runtime.CompilerServices;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Texts that a person has read and found good. Set ALERTBOT_APPROVE=1 to take what is said now, and read the difference.</summary>
internal static class Approved
{
    public static void Check(string name, string text, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Approved", name);
        if (Environment.GetEnvironmentVariable("ALERTBOT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{name} is not approved yet");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}

namespace AlertBot.Architecture.Tests;

/// <summary>A page of the documentation that is made from the code. Set ALERTBOT_APPROVE=1 to write it anew, and read the difference.</summary>
internal static class GeneratedDocument
{
    /// <param name="path">From the checkout's root.</param>
    public static void Check(string path, string text)
    {
        var file = Path.Combine(Checkout.Root, path);
        if (Environment.GetEnvironmentVariable("ALERTBOT_APPROVE") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{path} is missing: run this test with ALERTBOT_APPROVE=1");
        Assert.Equal(text, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}

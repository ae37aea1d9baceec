using System.Text.Json;
using AlertBot.Verbs;

namespace AlertBot.Tests.Verbs;

public sealed class ParseVerbTests : IDisposable
{
    private const string Rss = """
        <rss version="2.0"><channel><title>Вісті</title><link>https://news.example/</link>
        <item><guid>1</guid><title>Talks resume</title><link>https://news.example/1</link><pubDate>Wed, 23 Jul 2025 18:05:00 GMT</pubDate></item>
        </channel></rss>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_feed_is_one_line_and_each_item_another()
    {
        var (exit, lines, _) = await ParseAsync(File("good.xml", Rss));

        Assert.Equal(ExitCode.Success, exit);
        Assert.Equal(["feed", "item"], lines.Select(l => l.GetProperty("type").GetString()));
        Assert.Equal(("Вісті", 1), (lines[0].GetProperty("title").GetString(), lines[0].GetProperty("items").GetInt32()));
        Assert.Equal("2025-07-23T18:05:00Z", lines[1].GetProperty("published").GetString());
    }

    [Fact]
    public async Task A_bad_source_is_one_line_of_reason_and_the_others_are_still_read()
    {
        var (missing, bad) = (Path.Combine(_folder, "missing.xml"), File("bad.xml", "\n"));

        var (exit, lines, errors) = await ParseAsync(missing, bad, File("good.xml", Rss));

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Equal(2, lines.Length);
        Assert.Equal(2, errors.Length);
        Assert.StartsWith(missing, errors[0], StringComparison.Ordinal);
        Assert.StartsWith(bad, errors[1], StringComparison.Ordinal);
    }

    private static async Task<(int Exit, JsonElement[] Lines, string[] Errors)> ParseAsync(params string[] sources)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await ParseVerb.RunAsync(sources, json: true, output, errors, TestContext.Current.CancellationToken);
        return (exit, [.. Lines(output).Select(l => JsonElement.Parse(l))], Lines(errors));
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}

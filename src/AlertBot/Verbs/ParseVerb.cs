using System.CommandLine;
using System.Text.Json;
using AlertBot.Feeds.Parsing;

namespace AlertBot.Verbs;

/// <summary><c>alertbot parse SOURCE...</c>: reads feeds and prints their items.</summary>
internal static class ParseVerb
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("SOURCE")
        {
            Description = "A file, an address, or - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = CommonOptions.Format();
        var verb = new Command("parse", "Reads feeds and prints their items") { sources, format };
        verb.SetAction(async (result, cancellationToken) =>
        {
            await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            return await RunAsync(result.GetRequiredValue(sources), result.GetValue(format) is not null, output, Console.Error, cancellationToken);
        });
        return verb;
    }

    internal static async Task<int> RunAsync(
        IReadOnlyList<string> sources, bool json, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        using var reader = new FeedSource();
        var (failed, done) = (0, 0);
        foreach (var source in sources)
        {
            try
            {
                Write(output, source, await reader.ReadAsync(source, cancellationToken), json);
            }
            catch (UnreadableFeedException e)
            {
                failed++;
                await errors.WriteLineAsync($"{source}: {e.Message.ReplaceLineEndings(" ")}".AsMemory(), cancellationToken);
            }

            ShowProgress(++done, sources.Count);
        }

        return failed > 0 ? ExitCode.Failed : ExitCode.Success;
    }

    private static void Write(TextWriter output, string source, ParsedFeed feed, bool json)
    {
        if (json)
        {
            WriteJson(output, source, feed);
        }
        else
        {
            WriteText(output, source, feed);
        }
    }

    private static void WriteJson(TextWriter output, string source, ParsedFeed feed)
    {
        output.WriteLine(JsonSerializer.Serialize(FeedLine.Of(source, feed), JsonLines.Options));
        foreach (var item in feed.Items)
        {
            output.WriteLine(JsonSerializer.Serialize(FeedItemLine.Of(source, item), JsonLines.Options));
        }
    }

    private static void WriteText(TextWriter output, string source, ParsedFeed feed)
    {
        output.WriteLine($"{feed.Title ?? source} ({feed.Format}, {feed.Items.Length} items)");
        foreach (var item in feed.Items)
        {
            output.WriteLine($"  {FeedLine.Iso(item.Published ?? item.Updated) ?? "no time",-20}  {item.Title ?? item.Link ?? item.Id}");
        }
    }

    /// <summary>Only a person at a terminal who sends the items elsewhere wants to see it.</summary>
    private static void ShowProgress(int done, int all)
    {
        if (all > 1 && !Console.IsErrorRedirected && Console.IsOutputRedirected)
        {
            Console.Error.Write(done == all ? "\r\e[K" : $"\r{done} of {all}");
        }
    }
}

using AlertBot.Understanding;

namespace AlertBot.Verbs;

/// <summary>A file of items that is read whole. Bad lines are told on standard error, counted, and left out.</summary>
internal sealed record ItemFile(IReadOnlyList<ItemText> Items, int Bad)
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ItemFile Read(string file)
    {
        var items = new List<ItemText>();
        var bad = 0;
        using var lines = JsonLines.Open(file);
        foreach (var (number, line) in JsonLines.Read(lines))
        {
            try
            {
                items.Add(ItemLine.Parse(line));
            }
            catch (FormatException e)
            {
                bad++;
                Console.Error.WriteLine($"{file}, line {number}: {e.Message}");
            }
        }

        return new ItemFile(items, bad);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace AlertBot.Tests.Pages;

public sealed class DeadlinePagesTests
{
    [Fact]
    public async Task Deadlines_that_are_over_are_paged_and_what_is_due_stands_on_the_first_page_alone()
    {
        await using var host = await PageHost.StartAsync();
        await host.ExecuteAsync("""
            INSERT INTO Deadlines (Dossier, Entry, Open, Changed)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 71)
            SELECT 'ukraine-russia-talks',
                   json_object('Id', i, 'Dossier', 'ukraine-russia-talks', 'Kind', 'Ultimatum', 'Action', 'sanctions',
                               'Due', json_object('Earliest', date('2025-01-01', i || ' days'), 'Latest', date('2025-01-01', i || ' days')),
                               'State', iif(i = 71, 'Open', 'Missed'),
                               'History', json_array(json_object('Change', 'Set', 'At', '2025-01-01T00:00:00Z',
                                   'Due', json_object('Earliest', date('2025-01-01', i || ' days'), 'Latest', date('2025-01-01', i || ' days'))))),
                   i = 71, 0
            FROM n
            """);
        using var visitor = host.Visit();

        var pages = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            pages.Add(await visitor.ReadAsync($"/deadlines?page={page}"));
        }

        Assert.Equal([31, 30, 10, 0], pages.Select(Cards));
        Assert.Equal([71, 70], Numbers(pages[0]).Take(2));
        Assert.Equal(Enumerable.Range(1, 71), pages.SelectMany(Numbers).Order());
        Assert.Equal([true, true, false, false], pages.Select(p => p.Contains("rel=\"next\"", StringComparison.Ordinal)));
        Assert.Equal([true, false, false, false], pages.Select(p => p.Contains("id=\"open\"", StringComparison.Ordinal)));
    }

    private static int Cards(string page) => Numbers(page).Count();

    private static IEnumerable<int> Numbers(string page) =>
        Regex.Matches(page, "<h3><a href=\"/deadlines/([0-9]+)\"", RegexOptions.NonBacktracking).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
}

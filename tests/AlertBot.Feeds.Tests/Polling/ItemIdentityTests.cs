using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using static AlertBot.Feeds.Tests.Polling.MemoryShelf;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>One line for each way in which feeds have made other readers repeat or lose items.</summary>
public sealed class ItemIdentityTests
{
    private const string A = "https://news.example/a";
    private const string B = "https://news.example/b";
    private const string Long = "Delegations met in Istanbul for under an hour and agreed on an exchange.";

    private readonly MemoryShelf _shelf = new();

    public static TheoryData<string, ParsedItem, ParsedItem, ItemChanges> SameItems => new()
    {
        { "edited title", Item("1", A, "Talks end", Long), Item("1", A, "Talks end early", Long), ItemChanges.Title },
        { "edited text", Item("1", A, "Talks", Long), Item("1", A, "Talks", Long + " More."), ItemChanges.Text },
        { "edited date", Item("1", A, "Talks", Long, At(-50)), Item("1", A, "Talks", Long, At(-10)), ItemChanges.None },
        { "edited guid", Item("1", A, "Talks", Long), Item("2", A, "Talks", Long), ItemChanges.Guid },
        { "edited guid and title", Item("1", A, "Talks", Long), Item("2", A, "Talks over", Long), ItemChanges.Guid | ItemChanges.Title },
        { "edited link and title", Item("1", A, "Talks", Long), Item("1", B, "Talks over", Long), ItemChanges.Link | ItemChanges.Title },
        { "moved to https", Item("http://x.example/1", "http://x.example/1", "T"), Item("https://x.example/1", "https://www.x.example/1/", "T"), ItemChanges.None },
        { "tracking added", Item(null, A, "Talks"), Item(null, A + "?utm_source=rss&utm_medium=feed#xtor=RSS-1", "Talks"), ItemChanges.None },
        { "picture appears", Item("1", A, "Talks", Long), Item("1", A, "Talks", Long) with { Picture = new("https://x.example/1.jpg") }, ItemChanges.Picture },
        { "another picture", Item("1", A, "Talks", Long) with { Picture = new("https://x.example/1.jpg") }, Item("1", A, "Talks", Long) with { Picture = new("https://x.example/2.jpg") }, ItemChanges.Picture },
        { "picture signed anew by CloudFront", Pictured("1.jpg?w=1200&Expires=1753300000&Signature=abc~&Key-Pair-Id=K1"), Pictured("1.jpg?w=1200&Expires=1753300600&Signature=def~&Key-Pair-Id=K1"), ItemChanges.None },
        { "picture signed anew by Amazon S3", Pictured("1.jpg?X-Amz-Date=20250723T120000Z&X-Amz-Expires=3600&X-Amz-Signature=a1"), Pictured("1.jpg?X-Amz-Date=20250723T121000Z&X-Amz-Expires=3600&X-Amz-Signature=b2"), ItemChanges.None },
        { "picture signed anew by Azure", Pictured("1.jpg?sv=2024-05-04&se=2025-07-24T12%3A00%3A00Z&sr=b&sig=a%2Bb%3D"), Pictured("1.jpg?sv=2024-05-04&se=2025-07-24T12%3A10%3A00Z&sr=b&sig=c%2Bd%3D"), ItemChanges.None },
        { "picture of Facebook's network", Pictured("1.jpg?_nc_cat=1&_nc_ohc=a&oh=00_a&oe=688FFFFF"), Pictured("1.jpg?_nc_cat=1&_nc_ohc=b&oh=00_b&oe=688FFFFE"), ItemChanges.None },
        { "picture that no cache may keep", Pictured("1.jpg?w=600&cb=111"), Pictured("1.jpg?w=600&cb=222"), ItemChanges.None },
        { "another picture under a signature", Pictured("i?id=7&Expires=1753300000&Signature=a"), Pictured("i?id=8&Expires=1753300600&Signature=b"), ItemChanges.Picture },
        { "another picture that a query names", Pictured("i?file=7.jpg"), Pictured("i?file=8.jpg"), ItemChanges.Picture },
        { "another size of the picture", Pictured("1.jpg?w=600"), Pictured("1.jpg?w=1200"), ItemChanges.Picture },
        { "another path under a signature", Pictured("1.jpg?sig=a"), Pictured("2.jpg?sig=b"), ItemChanges.Picture },
        { "another credit under a signature", Pictured("1.jpg?sig=a"), Item("1", A, "Talks", Long) with { Picture = new("https://x.example/1.jpg?sig=b", null, "Ann Lee") }, ItemChanges.Picture },
        { "a signature is no longer needed", Pictured("1.jpg?sig=a"), Pictured("1.jpg"), ItemChanges.Picture },
        { "picture withdrawn", Item("1", A, "Talks", Long) with { Picture = new("https://x.example/1.jpg") }, Item("1", A, "Talks", Long), ItemChanges.Picture },
        { "guid appears", Item(null, A, "Talks"), Item("1", A, "Talks"), ItemChanges.Guid },
        { "guid disappears", Item("1", A, "Talks"), Item(null, A, "Talks"), ItemChanges.Guid },
        { "guid and link change", Item("1", A, "Talks", Long), Item("2", B, "Talks", Long), ItemChanges.Guid | ItemChanges.Link },
        { "white space and markup", Item("1", A, "Talks  end", "<p>One</p>"), Item("1", A, " Talks end", "<div>One</div>\n"), ItemChanges.None },
        { "no guid, no link, edited text", Item(null, null, "Talks", "One"), Item(null, null, "Talks", "Two"), ItemChanges.Text },
        { "no guid, no link, no title", Item(null, null, null, Long), Item(null, null, null, Long), ItemChanges.None },
        { "nothing at all", Item(null, null, null), Item(null, null, null), ItemChanges.None },
        { "only a front page for a link", Item(null, "https://x.example/", "Talks"), Item(null, "https://x.example", "Talks"), ItemChanges.None },
    };

    private static ParsedItem Pictured(string picture) => Item("1", A, "Talks", Long) with { Picture = new("https://x.example/" + picture) };

    public static TheoryData<string, ParsedItem, ParsedItem> DifferentItems => new()
    {
        { "another guid and link", Item("1", A, "Talks", Long), Item("2", B, "Other talks", "Other words") },
        { "same short title, no date", Item("1", A, "Air raid alert"), Item("2", B, "Air raid alert") },
        { "same short title, other date", Item("1", A, "Air raid alert", null, At(-60)), Item("2", B, "Air raid alert", null, At(-10)) },
        { "front page as the link of both", Item("1", "https://x.example/", "One"), Item("2", "https://x.example/", "Two") },
        { "no guid, front page as the link of both", Item(null, "https://x.example/", "One"), Item(null, "https://x.example/", "Two") },
        { "entries of a live page", Item(null, A + "#post-1", "One"), Item(null, A + "#post-2", "Two") },
        { "no guid, no link, another title", Item(null, null, "One", "Text"), Item(null, null, "Two", "Text") },
        { "query tells them apart", Item(null, A + "?id=1", "One"), Item(null, A + "?id=2", "One") },
    };

    [Theory]
    [MemberData(nameof(SameItems))]
    public void The_same_item_comes_back_changed_and_is_not_new(string why, ParsedItem before, ParsedItem after, ItemChanges changes)
    {
        Assert.NotEmpty(why);
        Assert.Single(_shelf.Poll(before).NewItems);

        var diff = _shelf.Poll(after);

        Assert.Empty(diff.NewItems);
        Assert.Equal(changes, diff.Updates.Select(update => update.Changes).SingleOrDefault());
        Assert.Empty(_shelf.Poll(after).Updates);
    }

    [Fact]
    public void A_guid_that_a_feed_gives_to_all_its_items_tells_none_of_them()
    {
        _shelf.Poll(Item("rss", A, "One", Long));

        Assert.Equal(2, _shelf.Poll(Item("rss", B, "Two"), Item("rss", "https://news.example/c", "Three")).NewItems.Length);
    }

    [Theory]
    [InlineData("1.jpg?Expires=1753272300&Signature=a", "1.jpg?Expires=1753272900&Signature=b")]
    [InlineData("1.jpg?X-Amz-Date=20250723T115500Z&X-Amz-Expires=600&X-Amz-Signature=a", "1.jpg?X-Amz-Date=20250723T120500Z&X-Amz-Expires=600&X-Amz-Signature=b")]
    [InlineData("1.jpg?se=2025-07-23T12%3A05%3A00Z&sig=a", "1.jpg?se=2025-07-23T12%3A15%3A00Z&sig=b")]
    [InlineData("1.jpg?oh=a&oe=6880CFEC", "1.jpg?oh=b&oe=6880F000")]
    public void An_address_that_has_run_out_gives_way_to_one_that_opens(string before, string after)
    {
        _shelf.Poll(Pictured(before));

        Assert.Equal(ItemChanges.Picture, Assert.Single(_shelf.Poll(Pictured(after)).Updates).Changes);
    }

    [Theory]
    [MemberData(nameof(SameItems))]
    public void The_same_item_may_flip_between_its_versions_for_ever(string why, ParsedItem before, ParsedItem after, ItemChanges changes)
    {
        Assert.NotEmpty(why + changes);
        for (var i = 0; i < 3; i++)
        {
            _shelf.Poll(before);
            _shelf.Poll(after);
        }

        Assert.Equal(1, _shelf.Stored);
    }

    [Theory]
    [MemberData(nameof(DifferentItems))]
    public void Different_items_stay_different(string why, ParsedItem one, ParsedItem two)
    {
        Assert.NotEmpty(why);
        _shelf.Poll(one);
        Assert.Single(_shelf.Poll(two, one).NewItems);
        Assert.Empty(_shelf.Poll(one, two).NewItems);
        Assert.Equal(2, _shelf.Stored);
    }

    [Fact]
    public void Several_items_with_one_guid_stay_several()
    {
        ParsedItem[] first = [Item("g", A, "One", "1"), Item("g", B, "Two", "2")];
        Assert.Equal(2, _shelf.Poll(first).NewItems.Length);
        Assert.Empty(_shelf.Poll(first).NewItems);

        var diff = _shelf.Poll(Item("g", "https://news.example/c", "Three", "3"), Item("g", B, "Two, edited", "2"), Item("g", A, "One", "1"));

        Assert.Equal("Three", Assert.Single(diff.NewItems).Title);
        Assert.Equal("Two, edited", Assert.Single(diff.Updates).Title);
    }

    [Fact]
    public void The_same_item_twice_in_one_document_is_one() =>
        Assert.Single(_shelf.Poll(Item("1", A, "One"), Item("1", A, "One")).NewItems);

    [Fact]
    public void Guids_that_change_with_every_fetch_repeat_nothing()
    {
        for (var fetch = 0; fetch < 5; fetch++)
        {
            _shelf.Poll([.. Enumerable.Range(0, 20).Select(i => Item($"{fetch}-{i}", $"https://x.example/{i}", $"Title {i}", $"Text {i}"))]);
        }

        Assert.Equal(20, _shelf.Stored);
    }

    [Fact]
    public void A_feed_that_goes_empty_shrinks_and_grows_back_repeats_nothing()
    {
        var all = Enumerable.Range(0, 50).Select(i => Item($"{i}", $"https://x.example/{i}", $"Title {i}")).ToArray();
        _shelf.Poll(all);

        Assert.Equal(DocumentDiff.Nothing.NewItems, _shelf.Poll().NewItems);
        Assert.Empty(_shelf.Poll(all[..3]).NewItems);
        Assert.Empty(_shelf.Poll(all).NewItems);
    }

    [Fact]
    public void An_older_version_from_a_stale_cache_is_no_edit()
    {
        var (old, edited) = (Item("1", A, "Talks", "Old", updated: At(-30)), Item("1", A, "Talks", "New", updated: At(-5)));
        _shelf.Poll(old);
        Assert.Equal(1, Assert.Single(_shelf.Poll(edited).Updates).Revision);

        Assert.Empty(_shelf.Poll(old).Updates);
        Assert.Empty(_shelf.Poll(edited).Updates);
    }

    [Fact]
    public void Only_changed_words_raise_the_revision()
    {
        _shelf.Poll(Item("1", A, "Talks", Long));

        var moved = Assert.Single(_shelf.Poll(Item("2", A, "Talks", Long)).Updates);
        var edited = Assert.Single(_shelf.Poll(Item("2", A, "Talks over", Long)).Updates);

        Assert.Equal((false, 0), (moved.IsEdit, moved.Revision));
        Assert.Equal((true, 1), (edited.IsEdit, edited.Revision));
    }
}

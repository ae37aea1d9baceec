namespace AlertBot.Architecture.Tests;

public sealed class SizeTests
{
    [Fact]
    public void No_file_is_longer_than_a_person_can_hold_in_mind()
    {
        var tooLong = Checkout.SourceFiles().Where(f => File.ReadLines(f).Count() > 400).Select(f => Path.GetRelativePath(Checkout.Root, f));

        Assert.Empty(tooLong);
    }
}

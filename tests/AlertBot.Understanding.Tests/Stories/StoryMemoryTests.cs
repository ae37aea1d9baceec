using System.Runtime.CompilerServices;
using AlertBot.Understanding.Stories.Comparing;
using CsCheck;

namespace AlertBot.Understanding.Tests.Stories;

/// <summary>What grouping holds in memory: it must forget what is old and nothing else.</summary>
public class StoryMemoryTests
{
    [Fact]
    public void Numbered_values_are_found_until_they_fall_out() => Gen.Int[1, 3_000].Array[1, 8].Sample(steps =>
    {
        var rolling = new Rolling<string>();
        var (added, dropped) = (0, 0);
        foreach (var step in steps)
        {
            for (var i = 0; i < step; i++)
            {
                Assert.Equal(++added, rolling.Add($"v{added}"));
            }

            dropped = Math.Min(added, dropped + (step * 2 / 3));
            rolling.DropBefore(dropped + 1);
            Assert.Equal((added - dropped, dropped + 1, added + 1), (rolling.Count, rolling.First, rolling.Next));
            for (var number = rolling.First; number < rolling.Next; number += 97)
            {
                Assert.Equal($"v{number}", rolling[number]);
            }
        }
    }, iter: 50);

    [Fact]
    public void The_newest_entry_of_a_feature_is_known_as_long_as_it_is_in_the_window() => Gen.Select(Gen.Int[-400, 400], Gen.Bool).Array[1, 6_000].Sample(steps =>
    {
        var (latest, model, oldest) = (new Latest(), new Dictionary<int, int>(), 1);
        for (var i = 0; i < steps.Length; i++)
        {
            var (feature, forgets) = steps[i];
            latest.Set(feature * 7919, i + 1, oldest);
            model[feature * 7919] = i + 1;
            oldest = forgets ? Math.Max(oldest, i - 100) : oldest;
        }

        foreach (var (feature, entry) in model)
        {
            var found = latest.Of(feature);
            Assert.True(entry >= oldest ? found == entry : found == 0 || found == entry, $"{feature}: {found}, not {entry}");
        }

        Assert.Equal(0, latest.Of(7));
    }, iter: 50);

    [Fact]
    public void A_strand_takes_eight_bytes() => Assert.Equal(8, Unsafe.SizeOf<Strand>());

    [Fact]
    public void The_table_of_features_does_not_grow_with_what_fell_out_of_the_window()
    {
        var latest = new Latest();
        for (var entry = 1; entry <= 1_000_000; entry++)
        {
            latest.Set(entry * 31, entry, Math.Max(1, entry - 5_000));
        }

        Assert.InRange(latest.Capacity, 5_000, 20_000);
    }
}

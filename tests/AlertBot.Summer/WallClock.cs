using NodaTime;
using NodaTime.Text;

namespace AlertBot.Summer;

/// <summary>The time of day of the simulated world, kept in a file that is replaced as a whole.</summary>
internal sealed class WallClock(string file, Instant start)
{
    public Instant Now => File.Exists(file) ? InstantPattern.ExtendedIso.Parse(File.ReadAllText(file)).Value : start;

    public void Show(Instant moment)
    {
        File.WriteAllText(file + ".new", InstantPattern.ExtendedIso.Format(moment));
        File.Move(file + ".new", file, overwrite: true);
    }
}

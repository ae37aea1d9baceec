using System.Globalization;
using AlertBot.Demo;
using AlertBot.Summer;

// usage: AlertBot.Summer FOLDER TELEGRAM DISCORD (addresses of their APIs). Lives through the recorded summer by a clock of its own, until
// it is over or somebody kills it.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
await using var season = new Season(args[0], new Platforms(new Uri(args[1]), new Uri(args[2])));
await season.LiveAsync(DemoScript.End, CancellationToken.None);

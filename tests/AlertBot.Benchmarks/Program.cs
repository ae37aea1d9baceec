using System.CommandLine;
using AlertBot.Benchmarks;
using AlertBot.Benchmarks.Fitting;

var root = new RootCommand("Fits and measures AlertBot's understanding.")
{
    FitVerb.Create(),
    ReadingSpeedVerb.Create(),
};
return root.Parse(args).Invoke();

using System.CommandLine;
using AlertBot.Benchmarks;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Benchmarks.Parsing;

var root = new RootCommand("Fits and measures AlertBot.")
{
    FitVerb.Create(),
    ReadingSpeedVerb.Create(),
    ParseSpeedVerb.Create(),
    ParseFuzzVerb.Create(),
};
return root.Parse(args).Invoke();

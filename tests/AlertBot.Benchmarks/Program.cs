using System.CommandLine;
using AlertBot.Benchmarks;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Benchmarks.Parsing;
using AlertBot.Benchmarks.Polling;

var root = new RootCommand("Fits AlertBot's understanding, and measures its speed.")
{
    FitVerb.Create(),
    ReadingSpeedVerb.Create(),
    ParseSpeedVerb.Create(),
    ParseFuzzVerb.Create(),
    PollVerb.Create(),
    PollVerb.CreateFarm(),
};
return await root.Parse(args).InvokeAsync();

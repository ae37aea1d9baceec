using System.CommandLine;
using AlertBot.Benchmarks;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Benchmarks.Polling;

var root = new RootCommand("Fits AlertBot's understanding and measures its speed.")
{
    FitVerb.Create(),
    ReadingSpeedVerb.Create(),
    PollVerb.Create(),
    PollVerb.CreateFarm(),
};
return await root.Parse(args).InvokeAsync();

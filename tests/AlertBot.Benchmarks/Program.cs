using System.CommandLine;
using AlertBot.Benchmarks;
using AlertBot.Benchmarks.Deadlines;
using AlertBot.Benchmarks.Delivery;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Benchmarks.Parsing;
using AlertBot.Benchmarks.Polling;
using AlertBot.Benchmarks.Replicas;
using AlertBot.Benchmarks.Stories;
using AlertBot.Benchmarks.Subscriptions;
using AlertBot.Benchmarks.Year;

var root = new RootCommand("Fits AlertBot's understanding, and measures its speed.")
{
    FitVerb.Create(),
    ReadingSpeedVerb.Create(),
    DeadlineSpeedVerb.Create(),
    ParseSpeedVerb.Create(),
    ParseFuzzVerb.Create(),
    StoriesFitVerb.Create(),
    StoriesWhyVerb.Create(),
    StoriesSearchVerb.Create(),
    StoriesSpeedVerb.Create(),
    StoriesRestartVerb.Create(),
    MatchVerb.Create(),
    PollVerb.Create(),
    PollVerb.CreateFarm(),
    ChaosVerb.Create(),
    ThroughputVerb.Create(),
    ThroughputVerb.CreatePlatforms(),
    FanoutVerb.Create(),
    ReplicasVerb.Create(),
    YearVerb.Create(),
    CommandsVerb.Create(),
};
return await root.Parse(args).InvokeAsync();

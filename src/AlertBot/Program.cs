using System.CommandLine;
using AlertBot.Verbs;

var root = new RootCommand("AlertBot follows a negotiation: feeds in, sourced alerts with deadlines out.")
{
    RunVerb.Create(),
    DemoVerb.Create(),
    ParseVerb.Create(),
    DoctorVerb.Create(),
    ReadVerb.Create(),
    FeedsVerb.Create(),
    SubscriptionsVerb.Create(),
    DeadlinesVerb.Create(),
    LookUpVerbs.Stories(),
    HealthVerb.Create(),
    DbVerb.Create(),
    DeliveriesVerb.Create(),
    GroupVerb.Create(),
    BacktestVerb.Create(),
};
return await Outcome.OfAsync(RunVerb.Runs(root).Parse(args));

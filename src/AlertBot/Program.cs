using System.CommandLine;
using AlertBot.Verbs;

var root = new RootCommand("AlertBot follows a negotiation: feeds in, sourced alerts with deadlines out.")
{
    ParseVerb.Create(),
    ReadVerb.Create(),
    DbVerb.Create(),
    GroupVerb.Create(),
};
return await Outcome.OfAsync(root.Parse(args));

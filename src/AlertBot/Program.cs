using System.CommandLine;
using AlertBot.Verbs;

var root = new RootCommand("AlertBot follows a negotiation: feeds in, sourced alerts with deadlines out.")
{
    ReadVerb.Create(),
    GroupVerb.Create(),
};
return await root.Parse(args).InvokeAsync();

using System.CommandLine;

namespace AlertBot.Verbs;

/// <summary>Options that several verbs share, worded once.</summary>
internal static class CommonOptions
{
    public static Option<string?> Settings() => new("--settings") { Description = "The settings file; without it appsettings.json of this folder, if there is one" };

    public static Option<string?> Format()
    {
        var format = new Option<string?>("--format") { Description = "jsonl prints one JSON object a line and nothing else" };
        format.AcceptOnlyFromAmong("jsonl");
        return format;
    }
}

using System.Text.Json.Nodes;

namespace AlertBot.Contract.Tests.Description;

/// <summary>
/// Discord's description of its API, without the false alarms, and without the routes that nobody here calls: Prism reads all of it before
/// it begins, which takes half a minute of a processor for the whole.
/// </summary>
internal static class DescriptionCopy
{
    public static void Write(string from, string to)
    {
        var description = JsonNode.Parse(File.ReadAllText(from))!;
        foreach (var alarm in FalseAlarm.All)
        {
            alarm.Silence(description);
        }

        var paths = description["paths"]!.AsObject();
        foreach (var (path, methods) in paths.ToList())
        {
            foreach (var method in methods!.AsObject().Select(m => m.Key).Where(m => m != "parameters" && !OurRoutes.All.Contains(OurRoutes.Template(m, path))).ToList())
            {
                methods.AsObject().Remove(method);
            }

            if (methods.AsObject().All(m => m.Key == "parameters"))
            {
                paths.Remove(path);
            }
        }

        File.WriteAllText(to, description.ToJsonString());
    }
}

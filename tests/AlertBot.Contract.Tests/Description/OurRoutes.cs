using System.Reflection;
using System.Text.RegularExpressions;
using AlertBot.Discord.Client;

namespace AlertBot.Contract.Tests.Description;

/// <summary>Every route that our client can call, taken from the class that makes them: a new one without a test is noticed.</summary>
internal static partial class OurRoutes
{
    /// <summary>Method and path with the ids left out.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Made().Select(route => route.Template).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The route of ours that a request went to, or what it went to when it is none of ours.</summary>
    /// <param name="path">Without the base address and the query.</param>
    public static string Of(string method, string path)
    {
        var called = $"{method} {path}";
        // The literal one before the one with a gap in its place.
        return All.Where(template => IsLike(template, called)).MinBy(template => template.Count(c => c == '{')) ?? called;
    }

    /// <summary>A path of the description in our way of writing it.</summary>
    public static string Template(string method, string described) => $"{method.ToUpperInvariant()} {Gap().Replace(described.TrimStart('/'), "{}")}";

    private static bool IsLike(string template, string called) =>
        Regex.IsMatch(called, $"^{Regex.Escape(template).Replace(@"\{}", "[^/]+", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<DiscordRoute> Made()
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Static;
        var type = typeof(DiscordRoute);
        return type.GetProperties(Public).Where(p => p.PropertyType == type).Select(p => p.GetValue(null))
            .Concat(type.GetMethods(Public).Where(m => m.ReturnType == type && !m.IsSpecialName).Select(m => m.Invoke(null, [.. m.GetParameters().Select(Any)])))
            .OfType<DiscordRoute>();
    }

    private static object Any(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(ulong) ? 1UL
        : parameter.ParameterType == typeof(InteractionToken) ? new InteractionToken("token")
        : parameter.ParameterType == typeof(WebhookAddress) ? new WebhookAddress(1, "token", null)
        : throw new NotSupportedException($"Say here what a route is made of: {parameter.ParameterType}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Gap();
}

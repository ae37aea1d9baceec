using AlertBot.Pages.Access;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Pages;

/// <summary>Who looks at a page, and how.</summary>
/// <param name="CanSignIn">A key is set, so that there is something to sign in with.</param>
/// <param name="Path">The address of this page, without its host.</param>
internal sealed record Viewer(PageTexts Texts, bool IsAdmin, bool CanSignIn, Instant Now, string Path)
{
    public const string LanguageCookie = "language";

    public static Viewer Of(HttpContext context)
    {
        var services = context.RequestServices;
        return new Viewer(
            TextsFor(context.Request),
            context.User.IsInRole(AdminAccess.Role),
            services.GetRequiredService<AdminAccess>().CanSignIn,
            services.GetRequiredService<TimeProvider>().GetUtcNow().ToInstant(),
            context.Request.Path);
    }

    /// <summary>The language that was chosen, else the first that the browser asks for and the pages speak, else English.</summary>
    private static PageTexts TextsFor(HttpRequest request) =>
        PageTexts.Find(request.Query["lang"].FirstOrDefault())
        ?? PageTexts.Find(request.Cookies[LanguageCookie])
        ?? request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => PageTexts.Find(l.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(texts => texts is not null)
        ?? PageTexts.Find("en")!;
}

using AlertBot.Pages.Views;
using AlertBot.Running;
using Microsoft.AspNetCore.Authentication;

namespace AlertBot.Pages.Access;

/// <summary>Coming, going, and the language that somebody wants.</summary>
internal static class SignInRoutes
{
    private static readonly TimeSpan LanguageIsKept = TimeSpan.FromDays(365);

    public static void Map(RouteGroupBuilder open)
    {
        open.MapGet("/sign-in", (string? back, bool? refused, bool? unanswered) => PageRoutes.Page<SignIn>(
            (nameof(SignIn.Back), Local(back)), (nameof(SignIn.IsRefused), refused ?? false), (nameof(SignIn.IsUnanswered), unanswered ?? false)));
        open.MapGet("/sign-in/account", AskProviderAsync);
        open.MapPost("/sign-in", SignInAsync).RequireRateLimiting(RequestLimits.SignIn).AddEndpointFilter<OwnFormsOnly>();
        open.MapPost("/sign-out", (Delegate)SignOutAsync).AddEndpointFilter<OwnFormsOnly>();
        open.MapGet("/language/{language}", ChooseLanguage);
    }

    private static async Task<IResult> AskProviderAsync(string? back, HttpContext context, AdminAccess access)
    {
        if (!access.HasProvider)
        {
            return Results.NotFound();
        }

        try
        {
            await context.ChallengeAsync(OpenIdSignIn.Scheme, new AuthenticationProperties { RedirectUri = Local(back) });
            return Results.Empty;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            // Its configuration could not be fetched.
            return Results.LocalRedirect("/sign-in?unanswered=true");
        }
    }

    private static async Task<IResult> SignInAsync(HttpContext context, AdminAccess access)
    {
        var form = await context.Request.ReadFormAsync();
        var back = Local(form["back"]);
        if (await access.SignInAsync(context, form["key"]))
        {
            return Results.LocalRedirect(back);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return PageRoutes.Page<SignIn>((nameof(SignIn.Back), back), (nameof(SignIn.IsRefused), true));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync();
        return Results.LocalRedirect("/");
    }

    private static IResult ChooseLanguage(string language, string? back, HttpContext context)
    {
        if (PageTexts.Find(language) is null)
        {
            return Results.NotFound();
        }

        context.Response.Cookies.Append(Viewer.LanguageCookie, language, new CookieOptions { MaxAge = LanguageIsKept, SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return Results.LocalRedirect(Local(back));
    }

    /// <summary>Only addresses of our own: a link must not lead a visitor of ours elsewhere.</summary>
    private static string Local(string? back) =>
        back is ['/', ..] and not ['/', '/' or '\\', ..] && !back.Any(char.IsControl) ? back : "/";
}

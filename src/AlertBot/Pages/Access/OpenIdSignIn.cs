using System.Security.Claims;
using AlertBot.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AlertBot.Pages.Access;

/// <summary>Signing in with an account of a provider of OpenID Connect; only the accounts that the settings name become admins.</summary>
internal static class OpenIdSignIn
{
    public const string Scheme = "openid";

    /// <exception cref="SettingsException">The file that holds the client's secret cannot be read.</exception>
    public static void Add(AuthenticationBuilder authentication, OpenIdSettings settings)
    {
        var authority = new Uri(settings.Authority!);
        var secret = SecretSource.Read(settings.ClientSecret, settings.ClientSecretFile, "Page:OpenId:ClientSecretFile");
        authentication.AddOpenIdConnect(Scheme, options =>
        {
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.Authority = settings.Authority;
            options.ClientId = settings.ClientId;
            options.ClientSecret = secret?.Reveal();
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.RequireHttpsMetadata = !authority.IsLoopback;
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            // The answer comes back by a link, so that these need not go with forms of other sites; and a page that has no TLS (in a network
            // of its own) would never get back what it may only send with TLS.
            Bind(options.CorrelationCookie);
            Bind(options.NonceCookie);
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.Scope.Add("email");
            options.Events.OnTokenValidated = context =>
            {
                Judge(context, settings.Admins);
                return Task.CompletedTask;
            };
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/sign-in?refused=true");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    private static void Bind(CookieBuilder cookie) => (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);

    private static void Judge(TokenValidatedContext context, IReadOnlyCollection<string> admins)
    {
        if (context.Principal is { } person && Names(person).FirstOrDefault(name => admins.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } admin)
        {
            context.Principal = AdminAccess.Admin(admin);
        }
        else
        {
            context.Fail("This account is not named in Page:OpenId:Admins.");
        }
    }

    /// <summary>An address counts only when the provider has verified it: otherwise anybody could claim it.</summary>
    private static IEnumerable<string> Names(ClaimsPrincipal person)
    {
        if (person.FindFirstValue("sub") is { } subject)
        {
            yield return subject;
        }

        if (person.FindFirstValue("email") is { } address && string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
        {
            yield return address;
        }
    }
}

using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Pages.Access;
using AlertBot.Settings;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Secret = AlertBot.Chat.Delivery.Secret;

namespace AlertBot.Pages;

/// <summary>What the pages are made of.</summary>
internal static class PageServices
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    /// <exception cref="SettingsException">The file that holds the key cannot be read, or its key could be guessed.</exception>
    public static IServiceCollection AddPages(this IServiceCollection services, AlertBotSettings settings)
    {
        var page = settings.Page;
        services.AddSingleton(new AdminAccess(Key(page), page.OpenId.Authority is not null));
        services.AddSingleton(new SettingsInForce(settings));
        services.AddSingleton<PageTroubles>();
        services.AddSingleton<TriedAddress>();
        services.AddSingleton<SettingTrial>();
        // The dossiers of the moment are its choices.
        services.AddTransient<OrderEditor>();
        services.AddHttpContextAccessor();
        services.AddScoped(s => Viewer.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext ?? throw new InvalidOperationException("pages are shown to requests only")));
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "form");
        services.AddAuthorization();
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SetCookie);
        if (page.OpenId.Authority is not null)
        {
            OpenIdSignIn.Add(authentication, page.OpenId);
        }

        var protection = services.AddDataProtection().SetApplicationName("AlertBot");
        if (page.KeyFolder is { } folder)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
        else
        {
            protection.UseEphemeralDataProtectionProvider();
        }

        return services;
    }

    private static Secret? Key(PageSettings page) => SecretSource.Read(page.AdminKey, page.AdminKeyFile, "Page:AdminKeyFile") is { } key
        ? key.Reveal().Length >= PageSettings.ShortestKey
            ? key
            : throw new SettingsException([new SettingProblem("Page:AdminKeyFile", $"names a file with a key shorter than {PageSettings.ShortestKey} characters, so that it could be guessed", "a file with what `openssl rand -hex 16` prints")])
        : null;

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "admin";
        options.Cookie.HttpOnly = true;
        // Strict would lose who comes back from a provider; forms of other sites are refused anyway.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = SessionLength;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "back";
        options.AccessDeniedPath = "/sign-in";
    }
}

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AlertBot.Chat.Delivery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AlertBot.Pages.Access;

/// <summary>The one right that the pages know: who has the key administers.</summary>
/// <param name="key">Null when none is set.</param>
/// <param name="hasProvider">An account of a provider of OpenID Connect does as well.</param>
internal sealed class AdminAccess(Secret? key, bool hasProvider)
{
    public const string Role = "admin";

    private readonly byte[]? _key = key is null ? null : Digest(key.Reveal());

    public bool HasKey => _key is not null;

    public bool HasProvider => hasProvider;

    public bool CanSignIn => HasKey || HasProvider;

    /// <summary>Signs the visitor in when the key is right. Takes the same time whatever is wrong with it.</summary>
    public async Task<bool> SignInAsync(HttpContext context, string? given)
    {
        if (_key is null || !CryptographicOperations.FixedTimeEquals(_key, Digest(given ?? "")))
        {
            return false;
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Admin("key"));
        return true;
    }

    /// <param name="how">How the person proved to be an admin: for the log of changes.</param>
    public static ClaimsPrincipal Admin(string how) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Role, Role), new Claim(ClaimTypes.Name, how)], CookieAuthenticationDefaults.AuthenticationScheme));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

namespace AlertBot.Pages;

/// <summary>The web page beside the worker.</summary>
internal sealed class PageSettings
{
    /// <summary>Characters that a key must have at least.</summary>
    public const int ShortestKey = 12;

    /// <summary>Who sees it: <c>off</c> nobody, <c>admin</c> only who signed in, <c>public</c> everybody reads and only who signed in administers.</summary>
    public string Mode
    {
        get;
        // As for every other choice, capitals do not matter.
        init => field = PageMode.All.FirstOrDefault(mode => mode.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;
    } = PageMode.Public;

    /// <summary>The key that admins sign in with; without it nobody can sign in.</summary>
    public string? AdminKey { get; init; }

    /// <summary>A file that holds the key, such as /run/secrets/page.</summary>
    public string? AdminKeyFile { get; init; }

    /// <summary>Signing in with an account somewhere else, beside the key.</summary>
    public OpenIdSettings OpenId { get; init; } = new();

    /// <summary>Where the keys of the sign-in cookies are kept, so that a restart signs nobody out, and the same for all replicas; null keeps them in memory.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Pages that one network address may ask for within a second, before it is told to wait.</summary>
    public int RequestsPerSecond { get; init; } = 50;
}

/// <summary>A provider of OpenID Connect whose accounts may administer. Its redirect address is <c>/signin-oidc</c> of the page.</summary>
internal sealed class OpenIdSettings
{
    /// <summary>The provider's address, or null for none.</summary>
    public string? Authority { get; init; }

    /// <summary>Of the application as it is registered with the provider.</summary>
    public string? ClientId { get; init; }

    /// <summary>Its secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A file that holds the secret, such as /run/secrets/openid.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>Who is an admin: subjects of the provider, or e-mail addresses that it has verified.</summary>
    public List<string> Admins { get; init; } = [];
}

/// <summary>The values of <see cref="PageSettings.Mode"/>.</summary>
internal static class PageMode
{
    public const string Off = "off";
    public const string Admin = "admin";
    public const string Public = "public";

    public static IReadOnlyList<string> All { get; } = [Off, Admin, Public];
}

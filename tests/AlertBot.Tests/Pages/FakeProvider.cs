using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AlertBot.Tests.Pages;

/// <summary>A provider of OpenID Connect on the loopback where one person is signed in already; refuses a client that does not keep to the rules.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "alertbot";
    public const string ClientSecret = "the-secret-of-the-client";

    private readonly WebApplication _server;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "1" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Back)> _codes = new();

    private FakeProvider(WebApplication server) => _server = server;

    public string Address => _server.Urls.First();

    /// <summary>What the provider says about the person.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "person-1" };

    /// <summary>Signs with a key that it does not publish, as a forger would have to.</summary>
    public bool IsForged { get; init; }

    /// <summary>Answers a question that somebody else has asked.</summary>
    public string? OtherNonce { get; init; }

    public static async Task<FakeProvider> StartAsync(bool isForged = false, string? otherNonce = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new FakeProvider(builder.Build()) { IsForged = isForged, OtherNonce = otherNonce };
        provider._server.MapGet("/.well-known/openid-configuration", provider.Configuration);
        provider._server.MapGet("/keys", provider.Keys);
        provider._server.MapGet("/authorize", provider.Authorize);
        provider._server.MapPost("/token", (Delegate)provider.TokenAsync);
        await provider._server.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IResult Configuration() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Address,
        ["authorization_endpoint"] = $"{Address}/authorize",
        ["token_endpoint"] = $"{Address}/token",
        ["jwks_uri"] = $"{Address}/keys",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    private IResult Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(_key);
        return Results.Json(new { keys = new[] { new { kty = key.Kty, use = "sig", alg = "RS256", kid = _key.KeyId, n = Written(_key, p => p.Modulus!), e = Written(_key, p => p.Exponent!) } } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["nonce"].Count == 0 || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            return Results.BadRequest("not a question of a careful client");
        }

        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.TryRemove(form["code"].ToString(), out var asked)
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["redirect_uri"] != asked.Back
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        return Results.Json(new { access_token = "nothing", token_type = "Bearer", expires_in = 300, id_token = IdToken(asked.Nonce) });
    }

    private string IdToken(string nonce)
    {
        var key = IsForged ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = _key.KeyId } : _key;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = ClientId,
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = OtherNonce ?? nonce },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    private static string Written(RsaSecurityKey key, Func<RSAParameters, byte[]> part) => WebEncoders.Base64UrlEncode(part(key.Rsa.ExportParameters(includePrivateParameters: false)));
}

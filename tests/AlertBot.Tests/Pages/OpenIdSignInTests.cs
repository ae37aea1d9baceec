using System.Net;
using AlertBot.Pages;

namespace AlertBot.Tests.Pages;

public sealed class OpenIdSignInTests
{
    [Theory]
    [InlineData("person-1")]
    [InlineData("Editor@Example.org")]
    public async Task An_account_that_the_settings_name_signs_in_and_is_led_on(string admin)
    {
        await using var provider = await FakeProvider.StartAsync();
        provider.Claims["email"] = "editor@example.org";
        provider.Claims["email_verified"] = true;

        Assert.Equal((HttpStatusCode.OK, "/settings"), await SignInAsync(provider, admin));
    }

    [Fact]
    public async Task An_account_that_the_settings_do_not_name_is_refused()
    {
        await using var provider = await FakeProvider.StartAsync();

        Assert.Equal((HttpStatusCode.OK, "/sign-in?refused=true"), await SignInAsync(provider, "person-2"));
    }

    [Fact]
    public async Task An_address_that_the_provider_has_not_verified_names_nobody()
    {
        await using var provider = await FakeProvider.StartAsync();
        provider.Claims["email"] = "editor@example.org";
        provider.Claims["email_verified"] = false;

        Assert.Equal((HttpStatusCode.OK, "/sign-in?refused=true"), await SignInAsync(provider, "editor@example.org"));
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_opens_nothing()
    {
        await using var provider = await FakeProvider.StartAsync(isForged: true);

        Assert.Equal((HttpStatusCode.OK, "/sign-in?refused=true"), await SignInAsync(provider, "person-1"));
    }

    [Fact]
    public async Task An_answer_to_what_somebody_else_asked_opens_nothing()
    {
        await using var provider = await FakeProvider.StartAsync(otherNonce: "of somebody else");

        Assert.Equal((HttpStatusCode.OK, "/sign-in?refused=true"), await SignInAsync(provider, "person-1"));
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_opens_nothing()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var host = await PageHost.StartAsync(Settings(provider, "person-1"));
        using var visitor = host.Visit();

        using var answer = await visitor.GetAsync("/signin-oidc?code=x&state=y");

        Assert.Equal("/sign-in?refused=true", answer.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_and_the_key_still_works()
    {
        var provider = await FakeProvider.StartAsync();
        var settings = Settings(provider, "person-1");
        await provider.DisposeAsync();
        await using var host = await PageHost.StartAsync(settings);
        using var visitor = host.Visit();

        using var answer = await visitor.GetAsync("/sign-in/account?back=/settings");

        Assert.Equal((HttpStatusCode.OK, "/sign-in?unanswered=true"), (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery));
        await visitor.SignInAsync();
    }

    /// <summary>Where a visitor ends who signs in with the account and wants to see the settings, and that the settings stay closed for others.</summary>
    private static async Task<(HttpStatusCode Status, string Page)> SignInAsync(FakeProvider provider, string admin)
    {
        await using var host = await PageHost.StartAsync(Settings(provider, admin));
        using var visitor = host.Visit();
        using var answer = await visitor.GetAsync("/sign-in/account?back=/settings");
        using var after = await visitor.GetAsync("/settings");
        var page = answer.RequestMessage!.RequestUri!.PathAndQuery;
        Assert.Equal(page == "/settings", after.RequestMessage!.RequestUri!.PathAndQuery == "/settings");
        return (answer.StatusCode, page);
    }

    private static OpenIdSettings Settings(FakeProvider provider, string admin) =>
        new() { Authority = provider.Address, ClientId = FakeProvider.ClientId, ClientSecret = FakeProvider.ClientSecret, Admins = [admin] };
}

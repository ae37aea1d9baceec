using AlertBot.Chat.Commands.Stores;
using AlertBot.Pages.Access;
using AlertBot.Pages.Views;
using AlertBot.Running;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlertBot.Pages;

/// <summary>Every address of the pages, and who may ask for it.</summary>
internal static class PageRoutes
{
    private static readonly AuthorizationPolicy Admins = new AuthorizationPolicyBuilder().RequireRole(AdminAccess.Role).Build();

    public static void UsePages(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            SecurityHeaders.Add(context.Response);
            return next(context);
        });
        app.UseStatusCodePages(NotFoundAsync);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapPages(this WebApplication app, PageSettings settings)
    {
        var open = app.MapGroup("").RequireRateLimiting(RequestLimits.Pages);
        var pages = app.MapPublic();
        var admin = app.MapGroup("").RequireRateLimiting(RequestLimits.Pages).RequireAuthorization(Admins);
        if (settings.Mode == PageMode.Admin)
        {
            pages.RequireAuthorization(Admins);
        }

        MapAssets(open);
        SignInRoutes.Map(open);
        pages.MapGet("/", () => Page<Overview>());
        pages.MapGet("/deadlines", (int? page) => Page<Deadlines>((nameof(Deadlines.PageNumber), Within(page))));
        pages.MapGet("/deadlines/{id:long}", DeadlineAsync);
        pages.MapGet("/stories", (int? page) => Page<Stories>((nameof(Stories.PageNumber), Within(page))));
        pages.MapGet("/stories/{id:long}", StoryAsync);
        pages.MapGet("/items/{id:long}", ItemAsync);
        pages.MapGet("/search", (string? words) => Page<Search>((nameof(Search.Words), Short(words, 200)))).RequireRateLimiting(RequestLimits.Costly);
        pages.MapGet("/sources", () => Page<Sources>());
        pages.MapGet("/dossiers", () => Page<Dossiers>());
        pages.MapGet("/dossiers/{id}", DossierPageOf);
        TryRoutes.Map(pages);
        admin.MapGet("/feeds", () => Page<Views.Feeds>());
        admin.MapGet("/destinations", () => Page<Destinations>());
        admin.MapGet("/backtest", Backtest).RequireRateLimiting(RequestLimits.Costly);
        admin.MapGet("/changes", () => Page<Changes>());
        admin.MapGet("/settings", () => Page<SettingsPage>());
    }

    public static RazorComponentResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(typeof(TPage), parameters.ToDictionary(p => p.Name, p => p.Value));

    private static void MapAssets(RouteGroupBuilder open)
    {
        foreach (var asset in PageAssets.All)
        {
            open.MapGet(asset.Address, (HttpResponse response) =>
            {
                response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(asset.Content, asset.ContentType);
            });
        }
    }

    private static async Task<IResult> DeadlineAsync(long id, ILookUpStore store, CancellationToken cancellationToken) =>
        await store.DeadlineAsync(id, cancellationToken) switch
        {
            null => Results.NotFound(),
            // An earlier alert may still name the entry that it was before.
            { MergedInto: { } into } => Results.LocalRedirect($"/deadlines/{into}"),
            var entry => Page<DeadlinePage>((nameof(DeadlinePage.Entry), entry)),
        };

    private static async Task<IResult> StoryAsync(long id, ILookUpStore store, CancellationToken cancellationToken) =>
        await store.StoryAsync(id, cancellationToken) switch
        {
            null => Results.NotFound(),
            // An earlier message may still name the story that it was before.
            { Id: var into } when into != id => Results.LocalRedirect($"/stories/{into}"),
            var story => Page<StoryPage>((nameof(StoryPage.Story), story), (nameof(StoryPage.Items), await store.StoryItemsAsync(id, cancellationToken))),
        };

    private static async Task<IResult> ItemAsync(long id, ILookUpStore store, ItemReader reader, CancellationToken cancellationToken) =>
        await store.FateAsync($"i{id}", cancellationToken) is { } fate
            ? Page<ItemPage>((nameof(ItemPage.Fate), fate), (nameof(ItemPage.Reading), fate.Reading ?? reader.Read(TextOf(fate))))
            : Results.NotFound();

    private static ItemText TextOf(ItemFate fate) =>
        new($"i{fate.Item.Id}", fate.Item.Title, fate.Text, PublicationTime.At(fate.Item.Published), fate.Language, fate.Item.Link, fate.Item.Publisher);

    private static IResult DossierPageOf(string id, DossierCatalog dossiers) =>
        dossiers.Find(id) is { } dossier ? Page<DossierPage>((nameof(DossierPage.Dossier), dossier)) : Results.NotFound();

    private static RazorComponentResult Backtest(string? destination, string? setting, string? dossier, string? threshold, string? value, string? days) =>
        Page<BacktestPage>((nameof(BacktestPage.Form), new BacktestForm(destination, setting, dossier, threshold, value, days)));

    private static int Within(int? page) => Math.Clamp(page ?? 1, 1, 10_000);

    private static string? Short(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    private static async Task NotFoundAsync(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode == StatusCodes.Status404NotFound && HttpMethods.IsGet(http.Request.Method))
        {
            await Page<NothingHere>().ExecuteAsync(http);
        }
    }
}

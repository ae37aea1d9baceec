using AlertBot.Pages.Access;
using AlertBot.Pages.Views;
using AlertBot.Running;
using AlertBot.Understanding;
using NodaTime.Extensions;

namespace AlertBot.Pages;

/// <summary>Trying how a text is read: one that is pasted for everybody, one behind an address for admins, since that sends the worker somewhere.</summary>
internal static class TryRoutes
{
    private const int LongestTitle = 500;
    private const int LongestText = 50_000;
    private const int LongestAddress = 2_000;

    public static void Map(RouteGroupBuilder pages) =>
        pages.MapPost("/dossiers/try", TryAsync).RequireRateLimiting(RequestLimits.Costly).AddEndpointFilter<OwnFormsOnly>();

    private static async Task<IResult> TryAsync(HttpContext context, ItemReader reader, TimeProvider clock, TriedAddress tried)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var now = clock.GetUtcNow().ToInstant();
        var address = Cut(form["address"], LongestAddress).Trim();
        var (item, problem) = (new ItemText("try", Cut(form["title"], LongestTitle), Cut(form["text"], LongestText), PublicationTime.At(now)), (string?)null);
        if (address.Length > 0)
        {
            if (!context.User.IsInRole(AdminAccess.Role))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            (var found, problem) = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? await tried.FetchAsync(uri, now, context.RequestAborted) : (null, Words(context)["try.address.wrong"]);
            item = found is null ? item : found with { Title = Cut(found.Title, LongestTitle), Text = Cut(found.Text, LongestText) };
        }

        problem ??= item.Title.Length == 0 && item.Text.Length == 0 ? Words(context)["try.empty"] : null;
        return PageRoutes.Page<TryItPage>(
            (nameof(TryItPage.Address), address),
            (nameof(TryItPage.Title), item.Title),
            (nameof(TryItPage.Text), item.Text),
            (nameof(TryItPage.Reading), problem is null ? reader.Read(item) : null),
            (nameof(TryItPage.Problem), problem));
    }

    private static PageTexts Words(HttpContext context) => context.RequestServices.GetRequiredService<Viewer>().Texts;

    private static string Cut(string? text, int length) => text is null ? "" : text.Length <= length ? text : text[..length];
}

using Microsoft.AspNetCore.Antiforgery;

namespace AlertBot.Pages.Access;

/// <summary>Refuses a form that did not come from a page of ours: another site may not act with a visitor's rights.</summary>
internal sealed class OwnFormsOnly(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.BadRequest("This form is too old or did not come from this page: go back, load the page again, and send it once more.");
}

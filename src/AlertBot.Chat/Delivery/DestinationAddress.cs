namespace AlertBot.Chat.Delivery;

/// <summary>Where a platform should send to.</summary>
/// <param name="Platform">Name of the <see cref="IChatPlatform"/>.</param>
/// <param name="Value">
/// telegram: chat id, <c>@channel</c>, or either with a topic (<c>-1001234567890/42</c>). discord: id of a channel or thread, or the address
/// of a webhook. webhook: an https address. console: anything. May be a secret: <see cref="ToString"/> hides what could be.
/// </param>
public sealed record DestinationAddress(string Platform, string Value)
{
    /// <summary>Fit for logs: an address of the web is a key to the place behind it, so only its host is shown.</summary>
    public override string ToString() => $"{Platform}:{Shown}";

    private string Shown =>
        !Value.Contains("//", StringComparison.Ordinal) ? Value
        : Uri.TryCreate(Value, UriKind.Absolute, out var address) ? $"{address.Scheme}://{address.Host}/***"
        : "***";
}

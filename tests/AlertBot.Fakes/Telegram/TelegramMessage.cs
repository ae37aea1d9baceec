namespace AlertBot.Fakes.Telegram;

/// <summary>A message as its readers see it.</summary>
/// <param name="Text">Without markup.</param>
/// <param name="Markup">As it was sent.</param>
public sealed record TelegramMessage(
    string Chat,
    int Id,
    int? Topic,
    string Text,
    string Markup,
    string? ParseMode,
    bool Silent,
    int? ReplyTo,
    string? PreviewLink,
    bool PreviewDisabled,
    string? ReplyMarkup)
{
    public int Edits { get; init; }

    /// <summary>The preview is large and stands above the text.</summary>
    public bool PreviewIsLargeAndAbove { get; init; }

    /// <summary>The photo that <see cref="Text"/> is the caption of, or null.</summary>
    public byte[]? Picture { get; init; }
}

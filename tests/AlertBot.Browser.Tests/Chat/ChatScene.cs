using System.Net;
using System.Text;
using System.Text.Json;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Telegram;
using Markdig;

namespace AlertBot.Browser.Tests.Chat;

/// <summary>A chat as its readers see it, as a page that a picture can be taken of: every word in it came from the program.</summary>
internal sealed class ChatScene
{
    /// <summary>In pixels.</summary>
    public const int Width = 640;

    private const string Head = """
        <!doctype html><meta charset="utf-8"><style>
        body { margin: 0; padding: 20px 24px; background: #eef1f5; font: 15px/1.45 "Segoe UI", "DejaVu Sans", Helvetica, Arial, sans-serif; color: #1f2328 }
        .done { margin: 14px 0 10px; text-align: center; color: #57606a; font-size: 13px }
        .message { max-width: 540px; padding: 10px 14px; border-radius: 12px; background: #fff; border: 1px solid #d8dee4; overflow-wrap: anywhere }
        .message .bot { color: #57606a; font-size: 12px; font-weight: 700; margin-bottom: 4px }
        .embed { border-left: 4px solid; padding-left: 12px; margin-top: 4px }
        .title { font-weight: 700 } .footer { color: #57606a; font-size: 12px; margin-top: 6px }
        .pre { white-space: pre-wrap } p, ul { margin: 0 } ul { padding-left: 20px } a { color: #0969da; text-decoration: none }
        .row { display: flex; gap: 6px; margin-top: 6px; max-width: 570px } .row span { flex: 1; padding: 6px 10px; border-radius: 8px; background: #d7e3f1; text-align: center; font-size: 13px }
        </style>
        """;

    private readonly StringBuilder _body = new();

    public string Html => $"{Head}<body>{_body}</body>";

    /// <summary>What a person does, told between the messages.</summary>
    public ChatScene Done(string what) => Add($"<div class=done>{WebUtility.HtmlEncode(what)}</div>");

    /// <summary>Telegram's markup is a part of HTML.</summary>
    public ChatScene Shown(TelegramMessage message)
    {
        Assert.Equal("HTML", message.ParseMode, ignoreCase: true);
        return Add($"{Bubble($"<div class=pre>{message.Markup}</div>")}{Rows(TelegramButtons(message.ReplyMarkup))}");
    }

    public ChatScene Shown(DiscordMessage message) =>
        Add($"{Bubble($"{Lines(message.Content)}{string.Concat(message.Embeds.Select(Embed))}")}{Rows(message.Buttons.Select(row => row.Select(button => button.Label)))}");

    private static string Bubble(string inside) => $"<div class=message><div class=bot>AlertBot</div>{inside}</div>";

    private static string Embed(DiscordEmbed embed)
    {
        var title = embed.Url is { } url ? $"<a href=\"{WebUtility.HtmlEncode(url)}\">{Lines(embed.Title)}</a>" : Lines(embed.Title);
        return $"<div class=embed style=\"border-color:#{embed.Colour:x6}\"><div class=title>{title}</div>{Lines(embed.Description)}<div class=footer>{WebUtility.HtmlEncode(embed.Footer)}</div></div>";
    }

    /// <summary>Discord's Markdown is read a line at a time: there a line of text does not go on with the list above it.</summary>
    private static string Lines(string markdown) => string.Concat(markdown.Split('\n').Select(line => Markdown.ToHtml(line)));

    private static string Rows(IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Select(row => $"<div class=row>{string.Concat(row.Select(label => $"<span>{WebUtility.HtmlEncode(label)}</span>"))}</div>"));

    private static IEnumerable<IEnumerable<string>> TelegramButtons(string? markup) => markup is null
        ? []
        : JsonSerializer.Deserialize<JsonElement>(markup).GetProperty("inline_keyboard").EnumerateArray().Select(row => row.EnumerateArray().Select(button => button.GetProperty("text").GetString()!));

    private ChatScene Add(string html)
    {
        _body.Append(html);
        return this;
    }
}

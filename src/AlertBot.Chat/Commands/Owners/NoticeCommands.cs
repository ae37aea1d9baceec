using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlertBot.Alerts;
using AlertBot.Alerts.Notices;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>What an owner wants to say to all destinations, until they confirm it: it cannot be taken back.</summary>
internal sealed class NoticeDesk(SendNotices notices, IDrafts drafts, IChangeLog log)
{
    public async Task<CommandReply> AskAsync(ImmutableArray<QuotedText> texts, Duration? holdsFor, CommandCall call, CancellationToken cancellationToken)
    {
        var receivers = await notices.CountAsync(cancellationToken);
        await drafts.KeepAsync(Name(call), JsonSerializer.Serialize(new Draft(texts, holdsFor?.TotalMinutes)), call.Now, cancellationToken);
        var lines = texts.Select(t => TextLine.Of(LineStyle.Quote, new TextRun(call.Words.Text("language." + t.Language) + ": ", RunStyle.Bold), new TextRun(t.Text)));
        return CommandReply.Of(Say.Message(call.Words.Count("broadcast.ask", receivers), lines) with
        {
            Buttons = [[new MessageButton(call.Words.Text("button.send"), Command: "broadcast send")]],
        });
    }

    public async Task<CommandReply> SendAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var written = await drafts.TakeAsync(Name(call), call.Now, cancellationToken) ?? throw new RefusedException("broadcast.nothing");
        var asked = JsonSerializer.Deserialize<Draft>(written)!;
        var receivers = await notices.SendAsync(asked.Texts, asked.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null, cancellationToken);
        await log.AddAsync("broadcast", call.Note with { What = $"broadcast: {asked.Texts[0].Text}" }, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Count("broadcast.queued", receivers)));
    }

    private static string Name(CommandCall call) => $"broadcast {call.Platform}:{call.Who.Id}";

    /// <param name="Minutes">For how long it holds; null for ever.</param>
    private sealed record Draft(ImmutableArray<QuotedText> Texts, double? Minutes);
}

/// <summary>Says something to all destinations in the owner's name, each in its own language where a text is given for it.</summary>
internal sealed partial class BroadcastCommand(NoticeDesk desk) : OwnerCommand
{
    public override string Name => "broadcast";

    public override ImmutableArray<CommandOption> Options => [new("text", IsRequired: true) { TakesRest = true, Longest = 1_500 }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        call.Arguments["text"] == "send" ? desk.SendAsync(call, cancellationToken) : desk.AskAsync(Texts(call.Arguments["text"]!, call.Words.Language), null, call, cancellationToken);

    /// <summary>What stands before the first mark is in the owner's language: <c>Hello. uk: Вітання. ru: Привет.</c></summary>
    private static ImmutableArray<QuotedText> Texts(string written, string language)
    {
        var marks = Mark().Matches(written);
        var texts = ImmutableArray.CreateBuilder<QuotedText>();
        Add(texts, language, written[..(marks.Count > 0 ? marks[0].Index : written.Length)]);
        for (var i = 0; i < marks.Count; i++)
        {
            Add(texts, marks[i].Groups[1].Value, written[(marks[i].Index + marks[i].Length)..(i + 1 < marks.Count ? marks[i + 1].Index : written.Length)]);
        }

        return texts.Count > 0 ? [.. texts.DistinctBy(t => t.Language)] : throw new RefusedException("broadcast.empty");
    }

    private static void Add(ImmutableArray<QuotedText>.Builder texts, string language, string text)
    {
        if (text.Trim() is { Length: > 0 } said)
        {
            texts.Add(new QuotedText(language, said, 0));
        }
    }

    [GeneratedRegex(@"(?<=^|\s)(en|uk|ru):\s")]
    private static partial Regex Mark();
}

/// <summary>Says that the bot will be down for a while, in each destination's language; who could not be told before it is over is not told.</summary>
internal sealed class MaintenanceCommand(NoticeDesk desk) : OwnerCommand
{
    private const int LongestMinutes = 24 * 60;
    private static readonly string[] Languages = ["en", "uk", "ru"];

    public override string Name => "maintenance";

    public override ImmutableArray<CommandOption> Options => [new("minutes", OptionKind.Whole, IsRequired: true) { Most = LongestMinutes }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var minutes = call.Arguments.Whole("minutes", 0);
        return desk.AskAsync(
            [.. Languages.OrderByDescending(l => l == call.Words.Language).Select(l => new QuotedText(l, Localizer.For(l).Count("maintenance", minutes), 0))],
            Duration.FromMinutes(minutes),
            call,
            cancellationToken);
    }
}

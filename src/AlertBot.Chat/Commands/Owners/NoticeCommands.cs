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

/// <summary>
/// What an owner wants to say to all destinations, until they confirm it: it cannot be taken back. Of each command one text waits, so that the
/// button below it sends what stands above it.
/// </summary>
internal sealed class NoticeDesk(SendNotices notices, IDrafts drafts, IChangeLog log)
{
    /// <param name="command">Whose text it is, and what has to be written again when it waits no longer.</param>
    /// <param name="send">The line behind the button.</param>
    public async Task<CommandReply> AskAsync(string command, string send, ImmutableArray<QuotedText> texts, Duration? holdsFor, CommandCall call, CancellationToken cancellationToken)
    {
        var receivers = await notices.CountAsync(cancellationToken);
        await drafts.KeepAsync(Name(command, call), JsonSerializer.Serialize(new Draft(texts, holdsFor?.TotalMinutes)), call.Now, cancellationToken);
        var lines = texts.Select(t => TextLine.Of(LineStyle.Quote, new TextRun(call.Words.Text("language." + t.Language) + ": ", RunStyle.Bold), new TextRun(t.Text)));
        return CommandReply.Of(Say.Message(call.Words.Count("broadcast.ask", receivers), lines) with
        {
            Buttons = [[new MessageButton(call.Words.Text("button.send"), Command: send)]],
        });
    }

    public async Task<CommandReply> SendAsync(string command, CommandCall call, CancellationToken cancellationToken)
    {
        var written = await drafts.TakeAsync(Name(command, call), call.Now, cancellationToken) ?? throw new RefusedException(command == MaintenanceCommand.Called ? "maintenance.nothing" : "broadcast.nothing");
        var asked = JsonSerializer.Deserialize<Draft>(written)!;
        var receivers = await notices.SendAsync(asked.Texts, asked.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null, cancellationToken);
        await log.AddAsync("broadcast", call.Note with { What = $"broadcast: {asked.Texts[0].Text}" }, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Count("broadcast.queued", receivers)));
    }

    private static string Name(string command, CommandCall call) => $"{command} {call.Platform}:{call.Who.Id}";

    /// <param name="Minutes">For how long it holds; null for ever.</param>
    private sealed record Draft(ImmutableArray<QuotedText> Texts, double? Minutes);
}

/// <summary>Says something to all destinations in the owner's name, each in its own language where a text is given for it.</summary>
internal sealed partial class BroadcastCommand(NoticeDesk desk) : OwnerCommand
{
    private const string Send = "send";
    private const string SendMaintenance = "send maintenance";

    /// <summary>What the button below a maintenance holds: the minutes of that command are a number on every platform.</summary>
    public const string OfMaintenance = $"broadcast {SendMaintenance}";

    public override string Name => "broadcast";

    public override ImmutableArray<CommandOption> Options => [new("text", IsRequired: true) { TakesRest = true, Longest = 1_500 }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.Arguments["text"]! switch
    {
        Send => desk.SendAsync(Name, call, cancellationToken),
        SendMaintenance => desk.SendAsync(MaintenanceCommand.Called, call, cancellationToken),
        var text => desk.AskAsync(Name, $"{Name} {Send}", Texts(text, call.Words.Language), null, call, cancellationToken),
    };

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
    public const string Called = "maintenance";

    private const int LongestMinutes = 24 * 60;
    private static readonly string[] Languages = ["en", "uk", "ru"];

    public override string Name => Called;

    public override ImmutableArray<CommandOption> Options => [new("minutes", OptionKind.Whole, IsRequired: true) { Most = LongestMinutes }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var minutes = call.Arguments.Whole("minutes", 0);
        return desk.AskAsync(
            Name,
            BroadcastCommand.OfMaintenance,
            [.. Languages.OrderByDescending(l => l == call.Words.Language).Select(l => new QuotedText(l, Localizer.For(l).Count("maintenance", minutes), 0))],
            Duration.FromMinutes(minutes),
            call,
            cancellationToken);
    }
}

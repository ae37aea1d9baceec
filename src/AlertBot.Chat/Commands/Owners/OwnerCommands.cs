using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using NodaTime.Text;

namespace AlertBot.Chat.Commands.Owners;

internal abstract class OwnerCommand : ChatCommand
{
    public sealed override CommandAudience Audience => CommandAudience.Owners;

    public sealed override bool IsPrivate => true;
}

/// <summary>Deliveries that were given up, and what to do about them.</summary>
internal sealed class OutboxCommand(IOutboxAdmin outbox) : OwnerCommand
{
    private const int Most = 20;

    public override string Name => "outbox";

    public override ImmutableArray<CommandOption> Options => [new("action") { Choices = ["list", "retry", "drop"] }, new("number", OptionKind.Whole) { Most = int.MaxValue }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments["action"] is "retry" or "drop")
        {
            var number = call.Arguments["number"] is null ? throw new RefusedException("outbox.which") : call.Arguments.Whole("number", 0);
            var isDone = call.Arguments["action"] == "retry" ? await outbox.RetryAsync(number, call.Now, cancellationToken) : await outbox.DropAsync(number, cancellationToken);
            return isDone ? CommandReply.Screen(Say.Message(call.Words.Text("outbox.done", number)) with { Buttons = [[new MessageButton(call.Words.Text("choice.list"), Command: "outbox")]] }) : throw new RefusedException("outbox.unknown", number);
        }

        var dead = await outbox.DeadLettersAsync(Most, cancellationToken);
        return CommandReply.Screen(dead.Count == 0
            ? Say.Message(call.Words.Text("outbox.none"))
            : Say.Message(call.Words.Text("outbox.title"), dead.Select(d => TextLine.Of(LineStyle.Bullet, new TextRun($"{d.Delivery} ", RunStyle.Bold), new TextRun($"{d.Destination}, {Ago.Of(call.Words, d.At, call.Now)}: {d.Reason}")))) with
            {
                Buttons = [.. dead.Take(4).Select(d => ImmutableArray.Create(new MessageButton($"{call.Words.Text("choice.retry")} {d.Delivery}", Command: $"outbox retry {d.Delivery}"), new MessageButton($"{call.Words.Text("choice.drop")} {d.Delivery}", Command: $"outbox drop {d.Delivery}")))],
            });
    }
}

/// <summary>The readers' feedback as JSON Lines, fit for measuring and fitting a dossier. It does not say who.</summary>
internal sealed class LabelsCommand(IProfileStore profiles) : OwnerCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Name => "labels";

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var all = await profiles.FeedbackAsync(cancellationToken);
        var lines = string.Concat(all.Select(f => JsonSerializer.Serialize(
            new { id = f.Item is { } item ? $"i{item}" : null, f.Label, relevant = f.Label == "missed", f.Reference, f.Title, f.Text, f.Publisher, published = f.Published is { } at ? InstantPattern.General.Format(at) : null, f.Note }, Json) + "\n"));
        return new CommandReply(new Reply(Say.Message(call.Words.Count("labels", all.Count)))
        {
            Files = all.Count == 0 ? [] : [new ReplyFile("labels.jsonl", "application/jsonl", Encoding.UTF8.GetBytes(lines))],
        });
    }
}

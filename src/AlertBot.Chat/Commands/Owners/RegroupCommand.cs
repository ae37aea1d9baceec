using System.Collections.Immutable;
using AlertBot.Alerts.Corrections;
using AlertBot.Chat.Commands.Everyone;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>
/// Puts stories straight: two that are one, or a report that is in the wrong one. Messages that were sent are edited. The log says what was
/// put straight, by whom or by AlertBot itself, and the last of it can be taken back.
/// </summary>
internal sealed class RegroupCommand(CorrectStories corrections, IChangeLog log) : OwnerCommand
{
    private const string Subject = "stories";
    private const int MostLogged = 15;

    public override string Name => "regroup";

    public override ImmutableArray<CommandOption> Options =>
    [
        new("action") { Choices = ["merge", "split", "undo", "log"] },
        new("which") { Longest = 20 },
        new("into") { Longest = 20 },
    ];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.Arguments["action"] switch
    {
        "merge" => await MergeAsync(call, cancellationToken),
        "split" => await SplitAsync(call, cancellationToken),
        "undo" => await UndoAsync(call, cancellationToken),
        _ => CommandReply.Of(ChangeLines.Of(await log.NewestAsync(Subject, MostLogged, cancellationToken), call.Words.Text("regroup.stories"), call)),
    };

    private async Task<CommandReply> MergeAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (story, into) = (Story(call, "which"), Story(call, "into"));
        try
        {
            return await corrections.MergeAsync(story, into, Note(call), cancellationToken) is { } kept
                ? Done(call, "regroup.merged", kept, $"s{story}", $"s{kept}")
                : throw new RefusedException("regroup.empty", $"s{story}", $"s{into}");
        }
        catch (ArgumentException)
        {
            throw new RefusedException("regroup.same", $"s{story}", $"s{into}");
        }
    }

    private async Task<CommandReply> SplitAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var written = call.Arguments["which"] ?? throw new RefusedException("regroup.which-item");
        var item = StoryCommand.Number(written, 'i') ?? throw new RefusedException("regroup.no-item", written);
        try
        {
            return await corrections.SplitAsync(item, Note(call), cancellationToken) is { } story
                ? Done(call, "regroup.split", story, $"i{item}", $"s{story}")
                : throw new RefusedException("regroup.no-item", written);
        }
        catch (ArgumentException)
        {
            throw new RefusedException("regroup.alone", $"i{item}");
        }
    }

    private async Task<CommandReply> UndoAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var undone = await corrections.UndoAsync(Note(call), cancellationToken) ?? throw new RefusedException("undo.nothing");
        return CommandReply.Screen(Say.Message(call.Words.Text("undo.done", undone.What)) with { Buttons = [[new MessageButton(call.Words.Text("choice.log"), Command: "regroup log")]] });
    }

    private static CommandReply Done(CommandCall call, string text, long story, params object[] values) => CommandReply.Screen(Say.Message(call.Words.Text(text, values)) with
    {
        Buttons = [[new MessageButton($"s{story}", Command: $"story s{story}"), new MessageButton(call.Words.Text("button.undo"), Command: "regroup undo"), new MessageButton(call.Words.Text("choice.log"), Command: "regroup log")]],
    });

    private static long Story(CommandCall call, string option)
    {
        var written = call.Arguments[option] ?? throw new RefusedException("regroup.which-stories");
        return StoryCommand.Number(written, 's') ?? throw new RefusedException("story.unknown", written);
    }

    private static CorrectionNote Note(CommandCall call) => new(call.Now, call.Platform, call.Who.Id, call.Line);
}

using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>The dossiers in force with their thresholds, and taking up changed files at once. Files that cannot be used change nothing.</summary>
internal sealed class DossiersCommand(ItemReader reader, IDossierFiles files) : OwnerCommand
{
    public override string Name => "dossiers";

    public override ImmutableArray<CommandOption> Options => [new("action") { Choices = ["list", "reload"] }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments["action"] == "reload")
        {
            Reload();
        }

        var first = call.Arguments["action"] == "reload" ? [TextLine.Plain(call.Words.Text("dossiers.reloaded"))] : Array.Empty<TextLine>();
        return Task.FromResult(CommandReply.Screen(Say.Message(
            call.Words.Text("dossiers.title"),
            [.. first, .. reader.Dossiers.Dossiers.Select(d => Say.Labelled(d.Id, call.Words.Text("dossiers.line", call.Words.Dossier(d), d.Thresholds.Relevance, d.Thresholds.Category, call.Words.Count("dossiers.names", d.Entities.Length))))]) with
        {
            Buttons = [[new MessageButton(call.Words.Text("choice.reload"), Command: "dossiers reload")]],
        }));
    }

    private void Reload()
    {
        if (!files.HasFolder)
        {
            throw new RefusedException("dossiers.no-folder");
        }

        if (files.Reload() is { } problem)
        {
            throw new RefusedException("dossiers.unusable", problem);
        }
    }
}

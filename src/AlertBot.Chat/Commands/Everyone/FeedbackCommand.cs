using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>A reader's label on an alert or on an item that was missed: it ends up in the file of labelled items for the dossier's author.</summary>
internal sealed class FeedbackCommand(ILookUpStore store, IProfileStore profiles) : ChatCommand
{
    public override string Name => "feedback";

    public override bool IsPrivate => true;

    public override ImmutableArray<CommandOption> Options =>
        [new("label", IsRequired: true) { Choices = ["false-alarm", "missed"] }, new("reference", IsRequired: true) { Longest = 500 }, new("note") { TakesRest = true, Longest = 500 }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var reference = call.Arguments["reference"]!;
        var item = await ItemAsync(store, reference, cancellationToken);
        if (item is null && await ItemAsync(store.For(call.SeenBy), reference, cancellationToken) is not null)
        {
            // What is said of it would be read by others.
            throw new RefusedException("feedback.private");
        }

        await profiles.AddFeedbackAsync(new Feedback(call.Now, call.Arguments["label"]!, item, reference, call.Arguments["note"]), call.Platform, call.Who.Id, cancellationToken);
        return CommandReply.Of(Say.Message(call.Words.Text(item is null ? "feedback.thanks-unknown" : "feedback.thanks")));
    }

    private static async Task<long?> ItemAsync(ILookUpStore store, string reference, CancellationToken cancellationToken) =>
        reference[0] is 'a' or 'A' && StoryCommand.Number(reference, 'a') is { } number
            ? await store.AlertAsync(number, cancellationToken) is { } alert && !alert.Alert.Items.IsEmpty ? alert.Alert.Items[^1] : null
            : (await store.FateAsync(reference, cancellationToken))?.Item.Id;
}

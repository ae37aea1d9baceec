using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>The language in which AlertBot answers this person. That of a destination's alerts is a setting of the destination.</summary>
internal sealed class LanguageCommand(IProfileStore profiles) : ChatCommand
{
    private static readonly ImmutableArray<string> Languages = ["en", "uk", "ru"];

    public override string Name => "language";

    public override bool IsPrivate => true;

    public override ImmutableArray<CommandOption> Options => [new("language", IsRequired: true) { Choices = Languages }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var language = call.Arguments["language"]!;
        if (call.Who.Id.Length > 0)
        {
            await profiles.SetAsync(call.Platform, $"person:{call.Who.Id}", call.Profile with { Language = language }, cancellationToken);
        }

        return CommandReply.Of(Say.Message(Localizer.For(language).Text("language.set")));
    }
}

/// <summary>What is kept, and the removal of what is kept of the caller.</summary>
internal sealed class PrivacyCommand(IProfileStore profiles, IPrivateFeedDesk privateFeeds) : ChatCommand
{
    public override string Name => "privacy";

    public override bool IsPrivate => true;

    public override ImmutableArray<CommandOption> Options => [new("action") { Choices = ["delete"] }];

    public override async Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments["action"] == "delete" && call.Who.Id.Length > 0)
        {
            var rows = await profiles.ForgetAsync(call.Platform, call.Who.Id, cancellationToken);
            // In their own chat the private feeds are theirs alone.
            rows += call.Where.Kind == PlaceKind.Private && call.SeenBy.Destination is { } own ? await privateFeeds.EraseAsync(own, cancellationToken) : 0;
            return CommandReply.Of(Say.Message(call.Words.Count("privacy.deleted", rows)));
        }

        return CommandReply.Of(Say.Message(call.Words.Text("privacy.title"), Say.Paragraphs(call.Words.Text("privacy.text"))) with
        {
            Buttons = [[new MessageButton(call.Words.Text("choice.delete"), Command: "privacy delete")]],
        });
    }
}

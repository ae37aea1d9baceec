using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Running;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Everyone;

/// <param name="book">The book that this command is in.</param>
internal sealed class HelpCommand(Func<CommandBook> book) : ChatCommand
{
    public override string Name => "help";

    public override bool IsPrivate => true;

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => Task.FromResult(CommandReply.Of(Say.Message(
        call.Words.Text("help.title"),
        [
            .. Say.Paragraphs(call.Words.Text("help.about")),
            .. Part(CommandAudience.Everyone, call),
            .. Part(CommandAudience.Administrators, call),
            .. call.IsOwner ? Part(CommandAudience.Owners, call) : [],
        ]) with
    { Buttons = [[new MessageButton(call.Words.Text("button.latest"), Command: "latest"), new MessageButton(call.Words.Text("button.deadlines"), Command: "deadlines"), new MessageButton(call.Words.Text("button.subscribe"), Command: "subscribe")]] }));

    private IEnumerable<TextLine> Part(CommandAudience audience, CommandCall call) =>
    [
        TextLine.Of(LineStyle.Heading, new TextRun(call.Words.Text(Composing.TextKey.Of("audience", audience)))),
        .. book().All.Where(c => c.Audience == audience && !c.IsHidden).Select(c => TextLine.Of(
            LineStyle.Bullet,
            new TextRun($"/{c.Name}{string.Concat(c.Options.Select(o => o.IsRequired ? $" {o.Name}" : $" [{o.Name}]"))}", RunStyle.Bold),
            new TextRun($" — {call.Words.Text($"command.{c.Name}")}"))),
    ];
}

/// <summary>What Telegram sends first; a deep link's words follow.</summary>
internal sealed class StartCommand : ChatCommand
{
    public override string Name => "start";

    public override bool IsHidden => true;

    public override ImmutableArray<CommandOption> Options => [new("payload") { Longest = 64, TakesRest = true }];

    public override Task<CommandReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => Task.FromResult(new CommandReply(Say.Welcome(call.Words, [])));
}

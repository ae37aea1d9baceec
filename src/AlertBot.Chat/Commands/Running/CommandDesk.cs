using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using Microsoft.Extensions.Logging;

namespace AlertBot.Chat.Commands.Running;

/// <summary>Whoever comes in from a platform is heard here: the command is found, the right is checked, the arguments are read, the handler answers.</summary>
public sealed partial class CommandDesk : IConversations
{
    /// <summary>Discord waits three seconds for a first answer.</summary>
    private static readonly TimeSpan DeferAfter = TimeSpan.FromSeconds(1.5);

    private readonly CommandBook _book;
    private readonly CallMaker _calls;
    private readonly FirstContact _contact;
    private readonly Dialogs _dialogs;
    private readonly Patience _patience;
    private readonly Patience _typing;
    private readonly TimeProvider _time;
    private readonly ILogger<CommandDesk> _log;

    public CommandDesk(CommandBook book, CallMaker calls, FirstContact contact, TimeProvider time, ILogger<CommandDesk> log)
    {
        (_book, _calls, _contact, _time, _log) = (book, calls, contact, time, log);
        (_dialogs, _patience, _typing) = (new Dialogs(time), Patience.ForCommands(time), Patience.ForTyping(time));
    }

    public CommandMenu Menu => _book.Menu;

    public async Task HandleAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken)
    {
        if (incoming is Incoming.Membership membership)
        {
            await _contact.HandleAsync(membership, answer, cancellationToken);
            return;
        }

        var caller = Caller(incoming);
        if (incoming is Incoming.Typing typing)
        {
            // Every letter comes by itself: it is no command, and nothing but suggestions may answer it.
            await (_typing.Hear(caller) == Hearing.Heard ? SuggestAsync(typing, answer, cancellationToken) : answer.SuggestAsync([], cancellationToken));
            return;
        }

        switch (_patience.Hear(caller))
        {
            case Hearing.Ignored:
                return;
            case Hearing.TooMuch:
                await SlowDownAsync(incoming, answer, cancellationToken);
                return;
        }

        await DispatchAsync(incoming, caller, answer, cancellationToken);
    }

    public async Task SlowDownAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken) =>
        await answer.ReplyAsync(Say.Problem(await _calls.WordsAsync(incoming.Who, incoming.Where, cancellationToken), "error.slow-down"), cancellationToken);

    private async Task DispatchAsync(Incoming incoming, string caller, IAnswer answer, CancellationToken cancellationToken)
    {
        switch (incoming)
        {
            case Incoming.Command command:
                await RunAsync(new Heard(incoming, command.Name, command.Rest, Plain(command.Options), IsFromButton: false), caller, answer, cancellationToken);
                break;
            case Incoming.Pressed pressed:
                var (name, rest) = CommandLine.Split(ButtonData.Line(pressed));
                await RunAsync(new Heard(incoming, name, rest, ImmutableDictionary<string, string>.Empty, IsFromButton: true), caller, answer, cancellationToken);
                break;
            case Incoming.Words words when _dialogs.Take(caller, Place(incoming)) is { } question:
                await RunAsync(new Heard(incoming, question.Command, "", question.Known.SetItem(question.Option, Said(words, question.Option)), IsFromButton: false), caller, answer, cancellationToken);
                break;
            case Incoming.Words when incoming.Where.Kind == PlaceKind.Private:
                await answer.ReplyAsync(Say.Problem(await _calls.WordsAsync(incoming.Who, incoming.Where, cancellationToken), "error.no-command"), cancellationToken);
                break;
        }
    }

    private async Task RunAsync(Heard heard, string caller, IAnswer answer, CancellationToken cancellationToken)
    {
        if (_book.Find(heard.Name) is not { } command)
        {
            await UnknownAsync(heard, answer, cancellationToken);
            return;
        }

        _dialogs.Forget(caller, Place(heard.Incoming));
        using var asked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = AnswerAsync(command, heard, caller, asked.Token);
        if (await Task.WhenAny(work, Task.Delay(DeferAfter, _time, cancellationToken)) != work
            && await answer.DeferAsync(command.IsPrivate || command.Audience != CommandAudience.Everyone, cancellationToken) is SendResult.Failed { Class: FailureClass.Destination })
        {
            // Whoever asked is gone, or the bot is: nobody would read what is still being worked out.
            await asked.CancelAsync();
        }

        if (await UnlessGivenUpAsync(work, asked.Token, cancellationToken) is not { } reply)
        {
            return;
        }

        if (heard.IsFromButton && reply.IsScreen)
        {
            await answer.ReplaceAsync(reply.Reply, cancellationToken);
            return;
        }

        await answer.ReplyAsync(reply.Reply, cancellationToken);
    }

    /// <returns>Null when it was given up because nobody waits for it.</returns>
    private static async Task<CommandReply?> UnlessGivenUpAsync(Task<CommandReply> work, CancellationToken asked, CancellationToken cancellationToken)
    {
        try
        {
            return await work;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>What a person did wrong is told to them, what we did wrong goes to the log too.</summary>
    private async Task<CommandReply> AnswerAsync(ChatCommand command, Heard heard, string caller, CancellationToken cancellationToken)
    {
        var words = await _calls.WordsAsync(heard.Incoming.Who, heard.Incoming.Where, cancellationToken);
        try
        {
            var (typed, problem) = CommandLine.TryRead(heard.Rest, command.Options);
            var given = typed.SetItems(heard.Given);
            // Who has no right is told so, and not what else is wrong.
            var (call, missing) = await _calls.MakeAsync(command, heard, given, problem, words, cancellationToken);
            if (missing is not null)
            {
                _dialogs.Ask(caller, Place(heard.Incoming), command.Name, given.Remove(missing.Name), missing.Name);
                return new CommandReply(Say.Question(words, command, missing, missing.HasSuggestions ? await command.SuggestAsync(call, missing.Name, "", cancellationToken) : []));
            }

            var reply = await command.RunAsync(call, cancellationToken);
            return reply with { Reply = reply.Reply with { IsPrivate = reply.Reply.IsPrivate || command.IsPrivate || command.Audience != CommandAudience.Everyone } };
        }
        catch (RefusedException refused)
        {
            return new CommandReply(Say.Problem(words, refused.Key, refused.Values));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, command.Name, heard.Incoming.Where.Address.Platform);
            return new CommandReply(Say.Problem(words, "error.internal"));
        }
    }

    private async Task SuggestAsync(Incoming.Typing typing, IAnswer answer, CancellationToken cancellationToken)
    {
        var suggestions = ImmutableArray<Suggestion>.Empty;
        if (_book.Find(typing.Name) is { } command && command.Options.Any(o => o.Name == typing.Option && o.HasSuggestions) && typing.Typed.Length <= 100)
        {
            var words = await _calls.WordsAsync(typing.Who, typing.Where, cancellationToken);
            var call = new CommandCall(typing.Who, typing.Where, typing.Where, words, new CommandArguments(Plain(typing.Options)), _calls.Now, "") { IsOwner = _calls.IsOwner(typing.Who, typing.Where), SeenBy = await _calls.SeenByAsync(typing.Where, typing.Where, cancellationToken) };
            suggestions = command.Audience == CommandAudience.Owners && !call.IsOwner ? [] : await command.SuggestAsync(call, typing.Option, typing.Typed, cancellationToken);
        }

        await answer.SuggestAsync([.. suggestions.Take(25)], cancellationToken);
    }

    /// <summary>In a group it may be meant for another bot.</summary>
    private async Task UnknownAsync(Heard heard, IAnswer answer, CancellationToken cancellationToken)
    {
        if (heard.Incoming.Where.Kind == PlaceKind.Private || heard.IsFromButton || heard.Incoming.Where.Address.Platform == "discord")
        {
            await answer.ReplyAsync(Say.Problem(await _calls.WordsAsync(heard.Incoming.Who, heard.Incoming.Where, cancellationToken), "error.unknown-command"), cancellationToken);
        }
    }

    private static ImmutableDictionary<string, string> Plain(ImmutableDictionary<string, OptionValue> options) => options.ToImmutableDictionary(o => o.Key, o => o.Value.Text);

    /// <summary>A file that came with the words answers a question for one.</summary>
    private static string Said(Incoming.Words words, string option) => words.Options.GetValueOrDefault(option)?.Text ?? words.Text;

    private static string Place(Incoming incoming) => $"{incoming.Where.Address.Platform}:{incoming.Where.Address.Value}";

    /// <summary>Who writes in the name of a group or channel shares its patience.</summary>
    private static string Caller(Incoming incoming) =>
        incoming.Who.Id.Length > 0 ? $"{incoming.Where.Address.Platform}:{incoming.Who.Id}" : Place(incoming);

    [LoggerMessage(Level = LogLevel.Error, Message = "Command {Command} from {Platform} failed; the caller was told so")]
    private partial void LogFailed(Exception exception, string command, string platform);
}

/// <summary>A command as it came in.</summary>
/// <param name="Rest">What was typed behind its name, or what the button holds.</param>
/// <param name="Given">Values that came with their names.</param>
public sealed record Heard(Incoming Incoming, string Name, string Rest, ImmutableDictionary<string, string> Given, bool IsFromButton);

using System.Globalization;
using AlertBot.Fakes.Telegram;

namespace AlertBot.Benchmarks.Year;

internal sealed class TelegramCrowdChat(FakeTelegram telegram) : ICrowdChat
{
    private readonly Dictionary<string, int> _answers = [];
    private int _seen = telegram.Messages.Count;

    public string Name => "Telegram";

    public Task<Func<bool>> AskAsync(long person, string command)
    {
        var before = AnswersTo(person);
        telegram.Updates.Say(person, command, person, "en");
        return Task.FromResult(() => AnswersTo(person) > before);
    }

    public void Look()
    {
        var messages = telegram.Messages;
        for (; _seen < messages.Count; _seen++)
        {
            _answers[messages[_seen].Chat] = _answers.GetValueOrDefault(messages[_seen].Chat) + 1;
        }
    }

    public int AnswersTo(long person) => _answers.GetValueOrDefault(person.ToString(CultureInfo.InvariantCulture));
}

namespace AlertBot.Fakes.Telegram;

/// <summary>Telegram's documented limits, enforced to the letter: 30 a second overall, 1 a second in a chat, 20 a minute in a group.</summary>
internal sealed class TelegramFlood(TimeProvider time)
{
    private readonly Queue<long> _all = [];
    private readonly Dictionary<string, Queue<long>> _chats = [];
    private readonly Dictionary<string, long> _last = [];

    /// <summary>Seconds to wait, or null when the message may pass.</summary>
    public int? Refuses(string chat)
    {
        var now = time.GetTimestamp();
        var sent = _chats.TryGetValue(chat, out var known) ? known : _chats[chat] = new Queue<long>();
        Forget(_all, now, TimeSpan.FromSeconds(1));
        Forget(sent, now, TimeSpan.FromMinutes(1));
        var isGroup = chat.StartsWith('-') || chat.StartsWith('@');
        if (_all.Count >= 30 || (_last.TryGetValue(chat, out var last) && time.GetElapsedTime(last, now) < TimeSpan.FromSeconds(1)))
        {
            return 1;
        }

        if (isGroup && sent.Count >= 20)
        {
            return 60 - (int)time.GetElapsedTime(sent.Peek(), now).TotalSeconds;
        }

        _all.Enqueue(now);
        sent.Enqueue(now);
        _last[chat] = now;
        return null;
    }

    private void Forget(Queue<long> sent, long now, TimeSpan after)
    {
        while (sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= after)
        {
            sent.Dequeue();
        }
    }
}

namespace AlertBot.Benchmarks.Year;

/// <summary>A platform on which people say commands, each in a chat of their own with the bot.</summary>
internal interface ICrowdChat
{
    string Name { get; }

    /// <param name="command">As it is typed on Telegram.</param>
    /// <returns>Whether it is answered, as far as was looked.</returns>
    Task<Func<bool>> AskAsync(long person, string command);

    /// <summary>Takes in what was answered meanwhile.</summary>
    void Look();

    /// <summary>How many answers somebody got, as far as was looked.</summary>
    int AnswersTo(long person);
}

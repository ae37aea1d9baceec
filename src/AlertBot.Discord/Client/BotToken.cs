namespace AlertBot.Discord.Client;

/// <summary>The bot's token; printing it prints <c>***</c>.</summary>
public sealed class BotToken(string value)
{
    private readonly string _value = value;

    public string Reveal() => _value;

    public override string ToString() => "***";
}

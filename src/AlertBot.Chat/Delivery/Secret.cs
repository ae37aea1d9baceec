namespace AlertBot.Chat.Delivery;

/// <summary>A token or key. It cannot reach a log by accident: printing it prints <c>***</c>, and it does not serialise.</summary>
public sealed class Secret(string value)
{
    private readonly string _value = value;

    public string Reveal() => _value;

    public override string ToString() => "***";
}

namespace AlertBot.Discord.Client;

/// <summary>The right to answer one interaction for fifteen minutes; printing it prints <c>***</c>.</summary>
public sealed class InteractionToken(string value)
{
    private readonly string _value = value;

    public string Reveal() => _value;

    public override string ToString() => "***";
}

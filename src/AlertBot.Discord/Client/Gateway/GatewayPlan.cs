namespace AlertBot.Discord.Client.Gateway;

/// <summary>What the next connection is for.</summary>
internal abstract record GatewayPlan
{
    private GatewayPlan()
    {
    }

    /// <summary>The server asked for it and nothing is wrong: no need to back off.</summary>
    public bool IsAsked { get; init; }

    /// <param name="IsRefused">The session was refused: Discord wants a pause of one to five seconds first.</param>
    public sealed record NewSession(bool IsRefused = false) : GatewayPlan;

    /// <param name="Address">Null when READY named none: the original one.</param>
    public sealed record ResumeSession(Uri? Address) : GatewayPlan;

    /// <summary>Trying again would be refused again: a person has to act.</summary>
    public sealed record Stop(GatewayRefusal Refusal) : GatewayPlan;
}

/// <param name="CloseCode">0 when it was not a close code that said so.</param>
/// <param name="Remedy">For the operator: what is wrong and what to do.</param>
public sealed record GatewayRefusal(int CloseCode, string Remedy);

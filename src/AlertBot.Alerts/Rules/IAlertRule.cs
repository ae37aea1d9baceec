namespace AlertBot.Alerts.Rules;

/// <summary>One reason to speak or to stay silent.</summary>
public interface IAlertRule
{
    /// <summary>Null when the rule has nothing to say of this development.</summary>
    Verdict? Judge(Development development);
}

namespace AlertBot.Alerts.Rules;

/// <summary>Said once: another publisher, another wording, another language of what was already told.</summary>
internal sealed class OneMoreReport : IAlertRule
{
    public Verdict? Judge(Development development) =>
        new Silence("same-story", $"The item is one more report of story {development.Place.Story} and adds nothing material.");
}

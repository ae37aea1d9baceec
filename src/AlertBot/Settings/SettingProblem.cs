namespace AlertBot.Settings;

/// <summary>One thing wrong with the settings: where, what, and what would be right.</summary>
internal sealed record SettingProblem(string Key, string Problem, string Example)
{
    public override string ToString() => $"{Key} {Problem}. For example: {Example}";
}

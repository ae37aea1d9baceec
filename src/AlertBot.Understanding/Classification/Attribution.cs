namespace AlertBot.Understanding.Classification;

/// <summary>Headlines name a speaker before a colon ("Peskov: no date yet") or behind a dash ("No date yet — Kremlin").</summary>
internal static class Attribution
{
    private const int LongestTail = 40;

    public static bool Is(string text, int start, int end, Hit name) => IsBeforeColon(text, end, name) || IsBehindDash(text, start, end, name);

    private static bool IsBeforeColon(string text, int end, Hit name) => name.End < end && text[name.End] == ':';

    private static bool IsBehindDash(string text, int start, int end, Hit name)
    {
        var dash = name.Start - 1;
        while (dash > start && text[dash] == ' ')
        {
            dash--;
        }

        return dash > start && dash < name.Start - 1 && text[dash] is '—' or '–' or '-' && text[dash - 1] == ' ' && end - name.End <= LongestTail;
    }
}

namespace AlertBot.Feeds.Parsing.Dates;

internal enum DateTokenKind
{
    Number,
    Word,
    Sign,
}

/// <summary>A number, a word or a sign of a written date.</summary>
/// <param name="Text">Digits in ASCII, or the folded word.</param>
/// <param name="Joined">Nothing stands between this and the token before.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, bool Joined)
{
    public int Digits => Kind == DateTokenKind.Number ? Text.Length : 0;

    public int Value => Digits is > 0 and < 10 ? int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture) : -1;

    public bool Is(char sign) => Kind == DateTokenKind.Sign && Text[0] == sign;
}

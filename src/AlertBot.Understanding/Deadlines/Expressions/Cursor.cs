using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>A place in the tokens of a sentence, for the small recognisers: look, step on, take back by assignment.</summary>
internal ref struct Cursor(ReadOnlySpan<Token> tokens, int at)
{
    private readonly ReadOnlySpan<Token> _tokens = tokens;

    public int At { get; private set; } = at;

    public readonly Token Here => Peek(0);

    public readonly Mark Mark => Here.Mark;

    public readonly Token Peek(int ahead) => (uint)(At + ahead) < (uint)_tokens.Length ? _tokens[At + ahead] : default;

    /// <summary>The token after this one and the words that belong to it.</summary>
    public readonly Token Beyond => Peek(Math.Max(1, Here.Length));

    public void Step() => At += Math.Max(1, Here.Length);

    public bool Take(Mark mark)
    {
        if (Mark != mark)
        {
            return false;
        }

        Step();
        return true;
    }

    public bool TakeAny(Mark one, Mark other) => Take(one) || Take(other);

    public void Skip(Mark one, Mark other, Mark third)
    {
        while (Mark == one || Mark == other || Mark == third)
        {
            Step();
        }
    }
}

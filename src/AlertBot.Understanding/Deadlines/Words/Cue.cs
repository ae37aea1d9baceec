namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>What a word tells about the matter around a date; the names are the keys of the vocabulary files.</summary>
[Flags]
internal enum Cue : ulong
{
    None = 0,
    Topic = 1UL << 0,
    Demand = 1UL << 1,
    Must = 1UL << 2,
    Threat = 1UL << 3,
    If = 1UL << 4,
    Not = 1UL << 5,
    Deadline = 1UL << 6,
    Give = 1UL << 7,
    Left = 1UL << 8,
    Setting = 1UL << 9,
    Promise = 1UL << 10,
    Intend = 1UL << 11,
    EffectStart = 1UL << 12,
    EffectEnd = 1UL << 13,
    Measure = 1UL << 14,
    Event = 1UL << 15,
    EventWeak = 1UL << 16,
    Proposal = 1UL << 17,
    Past = 1UL << 18,
    NotPast = 1UL << 19,
    NonPast = 1UL << 20,
    Reject = 1UL << 21,
    MayReject = 1UL << 22,
    Forecast = 1UL << 23,
    Shorten = 1UL << 24,
    Extend = 1UL << 25,
    Move = 1UL << 26,
    Withdrawn = 1UL << 27,
    Vague = 1UL << 28,
    Away = 1UL << 29,

    /// <summary>Opens a clause: "that", "который".</summary>
    Clause = 1UL << 30,
    Underway = 1UL << 31,

    /// <summary>"Term": a deadline only where a length says so.</summary>
    Term = 1UL << 32,
}

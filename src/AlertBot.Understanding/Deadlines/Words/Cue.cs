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

    /// <summary>"Denied that", "no date has been set": what follows is not so.</summary>
    Deny = 1UL << 33,

    /// <summary>A wish or a doubt binds nobody: "would love to see", "unlikely".</summary>
    Doubt = 1UL << 34,

    /// <summary>"Said", "warned": tells who speaks, not when what is spoken of happens.</summary>
    Say = 1UL << 35,

    /// <summary>"Themselves": what a party gives itself is a promise.</summary>
    Self = 1UL << 36,

    /// <summary>"Once the accord is signed": a length that starts with something yet to come.</summary>
    Once = 1UL << 37,

    /// <summary>"Every second Tuesday": no one day.</summary>
    Each = 1UL << 38,

    /// <summary>A country or its capital.</summary>
    Place = 1UL << 39,

    /// <summary>What a state acts through or by: a government, a general, a border, a licence.</summary>
    Power = 1UL << 40,

    /// <summary>"Took place": what was planned has happened.</summary>
    Held = 1UL << 41,

    /// <summary>"Let the deadline pass".</summary>
    Missed = 1UL << 42,

    /// <summary>"Met the deadline".</summary>
    Kept = 1UL << 43,
}

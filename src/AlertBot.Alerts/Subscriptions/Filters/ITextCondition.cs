namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>A filter made ready for use.</summary>
internal interface ITextCondition
{
    bool Holds(FilterSubject subject);

    /// <summary>What a text must contain for the condition to hold, so that an index need not ask: null when nothing is known.</summary>
    FilterKey? Key { get; }
}

/// <summary>A whole word, the beginning of a word (three letters), or three letters anywhere in the text.</summary>
internal readonly record struct FilterKey(FilterKeyKind Kind, string Text);

internal enum FilterKeyKind
{
    Word,
    Beginning,
    Anywhere,
}

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>A filter made ready for use.</summary>
internal interface ITextCondition
{
    /// <summary>Conditions of one name hold for the same texts: what differs in letter case only is one condition.</summary>
    string Name { get; }

    bool Holds(FilterSubject subject);
}

using AlertBot.Alerts.Stages;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>How a destination wants to hear what is new in a story that it has a message of.</summary>
public enum LiveMode
{
    /// <summary>As an answer to the story's message.</summary>
    Reply,

    /// <summary>The story's message is edited, and nothing rings.</summary>
    Edit,

    /// <summary>In a thread of the story's message.</summary>
    Thread,

    /// <summary>As a message of its own.</summary>
    Post,
}

public static class LiveModes
{
    /// <summary>Only what is new in a story looks for the story's message; everything else is a message of its own.</summary>
    /// <param name="isLate">As <see cref="Alert.IsLate"/> says: then what would be an edit is an answer, or, where nothing was told, a post.</param>
    public static DeliveryForm FormOf(this LiveMode mode, AlertKind kind, bool isLate) => (kind, mode) switch
    {
        (AlertKind.Update, LiveMode.Edit) when isLate => DeliveryForm.Reply,
        (AlertKind.StoryEdited, _) => isLate ? DeliveryForm.Post : DeliveryForm.Edit,
        (AlertKind.Update, LiveMode.Reply) => DeliveryForm.Reply,
        (AlertKind.Update, LiveMode.Edit) => DeliveryForm.Edit,
        (AlertKind.Update, LiveMode.Thread) => DeliveryForm.Thread,
        _ => DeliveryForm.Post,
    };
}

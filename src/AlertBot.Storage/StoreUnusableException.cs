namespace AlertBot.Storage;

/// <summary>The store cannot be used as it is; the message is one sentence that says what to do.</summary>
public sealed class StoreUnusableException(string advice, Exception? cause) : Exception(advice, cause);

namespace AlertBot.Feeds.Parsing.Elements;

/// <summary>Splits names such as <c>dc:title</c>.</summary>
internal static class QualifiedName
{
    public static ReadOnlySpan<byte> Prefix(ReadOnlySpan<byte> name) => name.IndexOf((byte)':') is var colon and > 0 ? name[..colon] : [];

    public static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];
}

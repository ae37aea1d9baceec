using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Conversations;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>The option by which a dossier is named.</summary>
internal static class DossierOption
{
    /// <returns>Null when none was named.</returns>
    /// <exception cref="RefusedException">There is no such dossier.</exception>
    public static Dossier? Find(CommandCall call, DossierCatalog dossiers) => call.Arguments["dossier"] is { } written ? Find(written, dossiers) : null;

    public static Dossier Find(string written, DossierCatalog dossiers) =>
        dossiers.Dossiers.FirstOrDefault(d => d.Id.Equals(written, StringComparison.OrdinalIgnoreCase) || d.Name.Equals(written, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusedException("error.choice", "dossier", written, string.Join(", ", dossiers.Dossiers.Select(d => d.Id)));

    public static ImmutableArray<Suggestion> Suggest(DossierCatalog dossiers, string typed) =>
        [.. dossiers.Dossiers.Where(d => d.Id.Contains(typed, StringComparison.OrdinalIgnoreCase) || d.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(d => new Suggestion(d.Name, d.Id))];
}

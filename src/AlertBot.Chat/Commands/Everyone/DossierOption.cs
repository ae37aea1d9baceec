using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>The option by which a dossier is named.</summary>
internal static class DossierOption
{
    /// <returns>Null when none was named.</returns>
    /// <exception cref="RefusedException">There is no such dossier.</exception>
    public static Dossier? Find(CommandCall call, DossierCatalog dossiers) => call.Arguments["dossier"] is { } written ? Find(written, dossiers, call.Words) : null;

    private static Dossier Find(string written, DossierCatalog dossiers, Localizer words) =>
        dossiers.Dossiers.FirstOrDefault(d => Written(d, words).Any(w => w.Equals(written, StringComparison.OrdinalIgnoreCase)))
        ?? throw new RefusedException("error.choice", "dossier", written, string.Join(", ", dossiers.Dossiers.Select(d => d.Id)));

    public static ImmutableArray<Suggestion> Suggest(CommandCall call, DossierCatalog dossiers, string typed) =>
        [.. dossiers.Dossiers.Where(d => Written(d, call.Words).Any(w => w.Contains(typed, StringComparison.OrdinalIgnoreCase))).Select(d => new Suggestion(call.Words.Dossier(d), d.Id))];

    private static string[] Written(Dossier dossier, Localizer words) => [dossier.Id, dossier.Name, words.Dossier(dossier)];
}

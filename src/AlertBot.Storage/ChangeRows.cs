using System.Globalization;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>The log of what people changed.</summary>
internal static class ChangeRows
{
    /// <summary>Subjects that begin so belong to one destination alone: <c>private:12:feeds</c>.</summary>
    public const string PrivatePrefix = "private:";

    private const string UndoMark = "undo";
    private const int LongestWhat = 300;

    public static ChangeRow Of(ChangeNote note, string subject, string? before, string? after) => new()
    {
        At = note.At,
        Subject = subject,
        Platform = note.Platform,
        Who = note.Who,
        What = note.What.Length <= LongestWhat ? note.What : note.What[..LongestWhat],
        Before = before,
        After = after,
    };

    /// <param name="audience">The destination whose it is, or null for what everybody may see.</param>
    public static string Subject(string of, long? audience) => audience is { } only ? string.Create(CultureInfo.InvariantCulture, $"{PrivatePrefix}{only}:{of}") : of;

    /// <summary>The last change that was not undone and undid none; null when there is none.</summary>
    public static Task<ChangeRow?> LastAsync(AlertBotContext context, string subject, CancellationToken cancellationToken) =>
        context.Changes.Where(c => c.Subject == subject && !c.Undone && !c.What.StartsWith(UndoMark)).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);

    public static async Task<IReadOnlyList<LoggedChange>> NewestAsync(AlertBotContext context, string subject, int limit, CancellationToken cancellationToken) =>
        [.. (await context.Changes.Where(c => c.Subject == subject).OrderByDescending(c => c.Id).Take(limit).ToListAsync(cancellationToken)).Select(ToLogged)];

    /// <summary>The line of the log that says a change was taken back.</summary>
    public static ChangeNote Undoing(ChangeNote note, ChangeRow undone) => note with { What = $"{UndoMark}: {undone.What}" };

    public static LoggedChange ToLogged(ChangeRow row) => new(row.Id, row.At, row.Subject, row.Platform, row.Who, row.What, row.Before, row.After, row.Undone);
}

using System.Runtime.CompilerServices;
using AlertBot.Storage.Engines;
using AlertBot.Storage.Moving;
using Microsoft.Data.Sqlite;

namespace AlertBot.Storage;

/// <summary>Says in one sentence what is wrong with the store when a read or write failed, and what a person can do about it.</summary>
public static class StoreTrouble
{
    /// <returns>Null when the exception does not come from the store's file, server or disk.</returns>
    public static string? Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var sentence = cause switch
            {
                SqliteException sqlite when sqlite.Message.Contains(SqliteSeal.Words, StringComparison.Ordinal) => SqliteSeal.Advice,
                SqliteException sqlite => Sentence(sqlite.SqliteErrorCode),
                { } other when other.GetType().Namespace == "Npgsql" => OfPostgres(other),
                _ => null,
            };
            if (sentence is not null)
            {
                return sentence;
            }
        }

        return null;
    }

    /// <summary>In a method of its own, so that a worker on SQLite never loads the other driver.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? OfPostgres(Exception cause) => PostgresTrouble.Of(cause);

    /// <summary>By SQLite's primary result codes (sqlite.org/rescode.html).</summary>
    private static string? Sentence(int code) => code switch
    {
        5 or 6 => "The database is locked: another program holds it. Close what has it open; AlertBot tries again by itself.",
        8 => "The database can only be read: give AlertBot's user the right to write the file and its folder.",
        10 => "The disk of the database gave an error: look at its health and at the limits of its file system. AlertBot tries again by itself.",
        11 or 26 => "The database is damaged: stop AlertBot and restore a backup (alertbot db restore FILE).",
        13 => "The disk of the database is full: free some space. Nothing is lost; AlertBot carries on by itself.",
        14 => "The database file cannot be opened: look whether its folder exists and AlertBot's user may write there.",
        _ => null,
    };
}

using System.Text.Json;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Who has to do with an appointment, and where it is to be, as far as the names in its sentence, else in the title, tell.</summary>
internal static class Appointments
{
    private static readonly AppointmentWords Known = AppointmentWords.Load();

    /// <summary>
    /// Powers and gatherings, sorted: a person is the power that they speak for. Who only tells of the meeting or hosts it may be among them.
    /// </summary>
    /// <returns>Null when nobody is named.</returns>
    public static string? CompanyOf(Sentence sentence, Sentence title)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        AddTo(found, sentence);
        if (found.Count < 2 && !sentence.IsTitle && title.IsTitle)
        {
            AddTo(found, title);
        }

        return found.Count == 0 ? null : string.Join(DeadlineStatement.Between, found);
    }

    /// <returns>Null when no place is named, or several: then it is open which of them is meant.</returns>
    public static string? VenueOf(Sentence sentence, Sentence title) =>
        Places(sentence) switch
        {
            [] when !sentence.IsTitle && title.IsTitle && Places(title) is [var place] => place,
            [var place] => place,
            _ => null,
        };

    private static void AddTo(SortedSet<string> found, Sentence sentence)
    {
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (IsTopic(sentence, i))
            {
                continue;
            }

            if (sentence[i].Party >= 0 && sentence[i].Length > 0)
            {
                found.Add(Vocabulary.Names[sentence[i].Party].Party);
            }
            else if (Known.With.Find(sentence.Word(i)) is { } party)
            {
                found.Add(party);
            }
        }
    }

    /// <summary>"The Ukrainian conflict", "щодо України": what they will talk about does not meet anybody.</summary>
    private static bool IsTopic(Sentence sentence, int at) =>
        (at > sentence.From && Known.About.Find(sentence.Word(at - 1)) is not null)
        || (at + 1 < sentence.To && Known.Topics.Find(sentence.Word(at + 1)) is not null);

    private static List<string> Places(Sentence sentence)
    {
        var found = new List<string>();
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (Known.At.Find(sentence.Word(i)) is { } place && !found.Contains(place))
            {
                found.Add(place);
            }
        }

        return found;
    }

    private sealed record AppointmentWords(NamedWords With, NamedWords At, NamedWords About, NamedWords Topics)
    {
        public static AppointmentWords Load()
        {
            using var file = JsonDocument.Parse(Vocabulary.Resource("appointments"));
            NamedWords Words(string section) => NamedWords.Of(file.RootElement.GetProperty(section));
            return new AppointmentWords(Words("with"), Words("at"), Words("about"), Words("topics"));
        }
    }

    /// <summary>Words, or beginnings of words where a star stands behind, and what they name.</summary>
    private sealed class NamedWords(Dictionary<string, string> words, Dictionary<string, string> beginnings)
    {
        private const int Shortest = 3;

        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _beginnings = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();

        public static NamedWords Of(JsonElement groups)
        {
            var all = groups.EnumerateObject().SelectMany(group => group.Value.EnumerateArray().Select(word => (Word: word.GetString()!, group.Name))).ToLookup(w => w.Word.EndsWith('*'));
            return new NamedWords(
                all[false].ToDictionary(w => w.Word, w => w.Name, StringComparer.Ordinal),
                all[true].ToDictionary(w => w.Word[..^1], w => w.Name, StringComparer.Ordinal));
        }

        public string? Find(ReadOnlySpan<char> word)
        {
            if (_words.TryGetValue(word, out var name))
            {
                return name;
            }

            for (var length = word.Length; length >= Shortest; length--)
            {
                if (_beginnings.TryGetValue(word[..length], out name))
                {
                    return name;
                }
            }

            return null;
        }
    }
}

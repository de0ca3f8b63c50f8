using System.Globalization;
using System.Text;

namespace Descent.Lessons;

/// <summary>Sends an array that a figure uses several times only once: later uses become <c>{"shared": index}</c>.</summary>
internal static class SharedArrays
{
    private const int WorthSharing = 8;

    /// <summary>The figure's JSON with a property <c>shared</c> that holds the arrays; figure.js puts them back.</summary>
    /// <param name="json">An object. Its text is looked through once and copied: taking it apart and writing it anew costs more than drawing the figure.</param>
    internal static string Extract(string json)
    {
        var arrays = Find(json).ConvertAll(place => (Place: place, Text: json[place]));
        var uses = arrays.CountBy(array => array.Text).ToDictionary();
        var shared = new List<string>();
        var numbers = new Dictionary<string, int>();
        var (figure, done) = (new StringBuilder(json.Length), 0);
        foreach (var (place, text) in arrays.Where(array => uses[array.Text] > 1))
        {
            if (numbers.TryAdd(text, shared.Count))
                shared.Add(text);
            figure.Append(json, done, place.Start.Value - done).Append(CultureInfo.InvariantCulture, $"{{\"shared\":{numbers[text]}}}");
            done = place.End.Value;
        }

        return figure.Append(json, done, json.Length - 1 - done).Append(",\"shared\":[").AppendJoin(',', shared).Append("]}").ToString();
    }

    /// <summary>Where arrays of numbers or texts stand, as far as they are long enough.</summary>
    private static List<Range> Find(string json)
    {
        var found = new List<Range>();
        var (start, items) = (-1, 0); // Of the array that is open; −1 where the last bracket was none that opens one.
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case '"':
                    for (i++; json[i] != '"'; i++)
                    {
                        if (json[i] == '\\')
                            i++;
                    }

                    break;
                case '[':
                    (start, items) = (i, 1);
                    break;
                case ',':
                    items++;
                    break;
                case ']' when start >= 0 && items >= WorthSharing:
                    found.Add(start..(i + 1));
                    start = -1;
                    break;
                case ']' or '{' or '}':
                    start = -1;
                    break;
            }
        }

        return found;
    }
}

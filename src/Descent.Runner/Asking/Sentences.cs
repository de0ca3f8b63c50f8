using System.Net;
using System.Text.RegularExpressions;

namespace Descent.Runner.Asking;

/// <summary>Takes the HTML of a paragraph apart.</summary>
internal static partial class Sentences
{
    private const int ShortestCharacters = 25;

    /// <summary>Its sentences, each HTML that stands by itself.</summary>
    /// <remarks>Formulas go without what a page of HTML takes for granted; their TeX is in the cell that they are from.</remarks>
    public static IReadOnlyList<string> Of(string html)
    {
        html = Spaces().Replace(OfFormulas().Replace(html, ""), " ");
        List<string> sentences = [];
        var (start, depth) = (0, 0);
        foreach (Match piece in TagOrEnd().Matches(html))
        {
            if (piece.Value is ['<', '/', ..]) depth--;
            else if (piece.Value[0] == '<' && !Empty().IsMatch(piece.Value)) depth++;
            else if (piece.Value[0] != '<' && depth == 0) Take(piece.Index + piece.Length);
        }

        Take(html.Length);
        return sentences;

        // What is very short belongs to what comes before it: "Stop. Feel the tilt."
        void Take(int end)
        {
            var sentence = html[start..end].Trim();
            start = end;
            if (sentence.Length == 0) return;
            if (sentences.Count > 0 && TextOf(sentence).Length < ShortestCharacters) sentences[^1] += $" {sentence}";
            else sentences.Add(sentence);
        }
    }

    /// <summary>The text of HTML, without its tags.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tag().Replace(html, ""), " ")).Trim();

    [GeneratedRegex("""<[^>]*>|[.!?][")”’]*(?:\s+)(?=[A-Z<“"(0-9])""")]
    private static partial Regex TagOrEnd();

    [GeneratedRegex("^<(?:br|img|input|hr)\\b|/>$")]
    private static partial Regex Empty();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<=<math[^>]*) (?:alttext|xmlns)=\"[^\"]*\"")]
    private static partial Regex OfFormulas();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

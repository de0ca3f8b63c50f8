using System.Text;
using System.Text.RegularExpressions;
using ADRaffy.ENSNormalize;

namespace Descent.Runner.Grading;

/// <summary>A student as learning platforms name folders and files.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The platform's own number; null where there is none.</param>
internal sealed partial record StudentName(string Name, string? Id)
{
    private const int LongestFileName = 70;

    /// <summary>A folder of a Moodle download, such as <c>Ada Lovelace_12345_assignsubmission_file_</c>; null where it is none.</summary>
    public static StudentName? InMoodle(string folder) => Read(MoodleFolder().Match(folder));

    /// <summary>A file of a Canvas download, such as <c>lovelaceada_LATE_123_456_3.1-learning-rate.ipynb</c>; null where it is none.</summary>
    public static StudentName? InCanvas(string file) => Read(CanvasFile().Match(file));

    /// <summary>A name with each letter and its marks as one character, where there is one (Unicode's form C): macOS writes them apart.</summary>
    /// <remarks>By a library, because this program knows no cultures, and .NET then leaves all that is not ASCII as it is.</remarks>
    public static string Compose(string name) => Ascii.IsValid(name) ? name : ENSNormalize.NF.NFC(name);

    /// <summary>The name of a student's own file or folder, which no other student has.</summary>
    /// <param name="name">The name, which is whatever somebody wrote: no part of a path, nothing hidden, nothing that a system keeps for itself.</param>
    /// <param name="id">The student's number, which tells two of one name apart; may be empty.</param>
    /// <param name="taken">Names that others have; takes note of this one.</param>
    public static string FileName(string name, string id, HashSet<string> taken)
    {
        var file = Safe(name);
        for (var i = 1; !taken.Add(file); i++) file = $"{Safe(name)} ({(i == 1 && id.Length > 0 ? Safe(id) : $"{i + 1}")})";
        return file;
    }

    private static string Safe(string name)
    {
        var letters = string.Concat(CleanText.Line(name).Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '(' or ')' or ',' ? c : '_'));
        var safe = letters[..Math.Min(letters.Length, LongestFileName)].Trim(' ', '_') is { Length: > 0 } rest ? (name.EndsWith('_') ? rest + "_" : rest) : "student";
        return safe.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" ? $"{safe}_" : safe;
    }

    private static StudentName? Read(Match match) => match.Success ? new StudentName(match.Groups["name"].Value.Trim(), match.Groups["id"].Value) : null;

    [GeneratedRegex(@"^(?<name>.+?)_(?<id>\d+)_assignsubmission_(?:file|onlinetext)_?$")]
    private static partial Regex MoodleFolder();

    [GeneratedRegex(@"^(?<name>[^_]+?)(?:_LATE)?_(?<id>\d+)_\d+_.+$")]
    private static partial Regex CanvasFile();
}

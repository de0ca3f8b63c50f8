using System.IO.Compression;

namespace Descent.Lessons;

/// <summary>A worked solution with the reason why it works, which a notebook shows as a card.</summary>
/// <remarks>
/// Comes from notebooks/solutions, where each exercise has a file: under the heading "Solution" a block of code and
/// below it the reason, then the known wrong answers. The files travel compressed, so that whoever looks at this
/// library's strings does not read the answers by accident.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Solution : IDisplayable
{
    private const string Heading = "## Solution\n";
    private const string CodeStart = "```csharp\n";
    private const string CodeEnd = "```\n";

    private readonly Exercise exercise;

    private Solution(Exercise exercise, string code, string why) => (this.exercise, Code, Why) = (exercise, code, why);

    /// <summary>The cell that solves the exercise.</summary>
    public string Code { get; }

    /// <summary>Why it works.</summary>
    public string Why { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{exercise.Id} · A worked solution\n{Code}\n\n{Why}";

    /// <summary>The solution as a card.</summary>
    public string ToHtml() => Html.Card(Palette.Neutral, $"<strong>{Html.Encode($"{exercise.Id} · A worked solution")}</strong>{Body}");

    /// <summary>Code and reason, for a card that has a heading already.</summary>
    internal string Body => $"""<pre style="white-space:pre-wrap">{Html.Encode(Code)}</pre><p style="white-space:pre-line">{Html.Encode(string.Join("\n\n", Why.Split("\n\n").Select(paragraph => paragraph.Replace('\n', ' '))))}</p>""";

    internal static Solution Of(Exercise exercise)
    {
        if (exercise.OwnSolution is { } own)
            return new Solution(exercise, own.Code, own.Why);
        var file = Read($"{exercise.Id}.md");
        var section = file[(file.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)..].Split("\n## ")[0];
        var code = section.IndexOf(CodeStart, StringComparison.Ordinal) + CodeStart.Length;
        var end = section.IndexOf(CodeEnd, code, StringComparison.Ordinal);
        var why = section[(end + CodeEnd.Length)..].Trim();
        return new Solution(exercise, exercise.Restate(section[code..end].Trim()), !exercise.IsVariant ? why : $"With the numbers of the course's own notebook: {why}");
    }

    private static string Read(string name)
    {
        using var archive = new ZipArchive(typeof(Solution).Assembly.GetManifestResourceStream("solutions.zip")!);
        var entry = archive.GetEntry(name) ?? throw new InvalidOperationException($"There is no file notebooks/solutions/{name}.");
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Key terms have one spelling, in lessons, documents, solutions and code alike.</summary>
public partial class SpellingTests
{
    /// <summary>What is not written, and what is written instead.</summary>
    public static TheoryData<string, string> Terms => new()
    {
        { "learn rate|step[ -]size schedule", "learning rate, schedule" },
        { "minibatch|mini batch", "mini-batch" },
        { "warm-restarts?", "warm restarts" },
        { "heavy-ball|heavyball", "heavy ball" },
        { "saddle-point", "saddle" },
        { "condition-number|conditioning number", "condition number" },
        { "sample-gradients?", "sample gradient" },
        { "hyper-?parameters?", "parameter, or the name of it" },
        { "eigen-value|eigen value", "eigenvalue" },
        { "minimis", "minimizer" },
        { "standardis|optimis|normalis|generalis|recognis|colour|neighbour|behaviour|centre[ds]?|labelled(?!by)|labelling|licence", "the American spelling" },
        { "for ever\\b|everytime", "forever" },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_key_term_is_spelled_in_one_way(string not, string but)
    {
        // Names in code are words run together; prose begins them with a small letter, or a sentence with a large one.
        var pattern = new Regex($@"\b(?:{not}|{string.Join('|', not.Split('|').Select(term => $"{char.ToUpperInvariant(term[0])}{term[1..]}"))})");

        var found = Texts().SelectMany(text => pattern.Matches(text.Words).Select(match => $"{text.File}: \"{match.Value}\" should be \"{but}\""));

        Assert.Empty(found.Distinct());
    }

    private static IEnumerable<(string File, string Words)> Texts()
    {
        string[] folders = ["notebooks", "docs", "src", "tests", "benchmarks"];
        string[] kinds = [".md", ".ipynb", ".cs", ".svg", ".js", ".css"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => kinds.Contains(Path.GetExtension(file)) && !NotOurs().IsMatch(file) && Path.GetFileName(file) != $"{nameof(SpellingTests)}.cs")
            .Concat(Directory.GetFiles(Repository.Root, "*.md"));
        return files.Select(file => (Path.GetRelativePath(Repository.Root, file), Words(file)));
    }

    private static string Words(string file) => Path.GetExtension(file) switch
    {
        ".ipynb" => string.Join('\n', NotebookReader.Read(file).Cells.Select(cell => cell.Source)),
        ".md" => CellName().Replace(File.ReadAllText(file), ""),
        ".cs" => File.ReadAllText(file).Replace('_', ' '), // Names of tests are sentences.
        _ => File.ReadAllText(file),
    };

    /// <summary>What a build makes, and what learners hand in and ask.</summary>
    [GeneratedRegex(@"[\\/](?:bin|obj|SampleClass)[\\/]|ask-words\.js$|LearnerQuestions\.cs$")]
    private static partial Regex NotOurs();

    [GeneratedRegex("`[a-z0-9-]+`")]
    private static partial Regex CellName();
}

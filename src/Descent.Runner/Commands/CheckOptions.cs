using System.CommandLine;
using System.Globalization;

namespace Descent.Runner;

/// <summary>The arguments and options of <c>check</c>.</summary>
internal sealed class CheckOptions
{
    /// <summary>Limits for work that no one has looked at: far above what a lesson needs, and soon reached by a loop without end.</summary>
    private static readonly RunLimits Defaults = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(120), MemoryMegabytes: 1024)
    {
        OutputCharacters = 10_000_000,
    };

    private readonly Argument<string[]> named = new Argument<string[]>("FILE-OR-FOLDER")
    {
        Description = "A submission, or a folder of them: notebooks, or a folder for each student.",
        Arity = ArgumentArity.ZeroOrMore,
    }.RefuseEmpty();

    private readonly Option<string[]> lessons = new("--lessons")
    {
        Description = "Lessons every student should have handed in, such as 3.1,3.2. By default whatever is there.",
        HelpName = "LIST",
        CustomParser = result => [.. Entries(result)],
    };

    private readonly Option<Dictionary<string, double>> points = new("--points")
    {
        Description = "What right answers are worth, such as 3.1-a=2,3.1-c=0.5. By default 1.",
        HelpName = "LIST",
        CustomParser = ReadPoints,
    };

    private readonly Option<string?> json = File("--json", "Write the grades as JSON.");
    private readonly Option<string?> csv = File("--csv", "Write the grades as CSV.");
    private readonly Option<string?> junit = File("--junit", "Write the grades as JUnit XML.");
    private readonly Option<bool> answers = new("--answers") { Description = "Print the solutions and the known wrong answers. For teachers." };
    private readonly NotebooksOption notebooks = new();
    private readonly LimitOptions limits = new("submission", Defaults);

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Add(named);
        foreach (var option in (Option[])[lessons, points, json, csv, junit, answers]) command.Add(option);
        notebooks.AddTo(command);
        limits.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    public CheckRequest Read(ParseResult parsed)
    {
        return new CheckRequest(
            parsed.GetValue(named) ?? [],
            notebooks.Read(parsed),
            parsed.GetValue(lessons) ?? [],
            parsed.GetValue(points) ?? [],
            [.. Report(json, GradeReports.ToJson), .. Report(csv, GradeReports.ToCsv), .. Report(junit, GradeReports.ToJUnit)],
            parsed.GetValue(answers),
            limits.Read(parsed));

        IEnumerable<ReportFile> Report(Option<string?> option, Func<IReadOnlyList<SubmissionGrade>, string> toText) =>
            parsed.GetValue(option) is { } path ? [new ReportFile(Path.GetFullPath(path), toText)] : [];
    }

    private static Option<string?> File(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "FILE" }.RefuseEmpty();

    private static IEnumerable<string> Entries(System.CommandLine.Parsing.ArgumentResult result) =>
        result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, double> ReadPoints(System.CommandLine.Parsing.ArgumentResult result)
    {
        var points = new Dictionary<string, double>();
        foreach (var entry in Entries(result))
        {
            var parts = entry.Split('=');
            if (parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var worth) && worth is >= 0 and <= 1e6)
                points[parts[0].Trim()] = worth;
            else
                result.AddError($"--points has {entry}, which is not of the form 3.1-a=2 with points from 0 to 1000000.");
        }

        return points;
    }
}

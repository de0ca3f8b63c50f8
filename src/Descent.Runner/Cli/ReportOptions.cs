using System.CommandLine;
using System.CommandLine.Parsing;
using Descent.Runner.Files;
using Descent.Runner.Grading;
using Descent.Runner.Grading.Reports;
using Spectre.Console;

namespace Descent.Runner.Cli;

/// <summary>The options that say what becomes of grades.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string?> json = File("--json", "Write all there is to know as JSON, which --since and descent merge read.");
    private readonly Option<string?> csv = File("--csv", "Write a row for each exercise as CSV.");
    private readonly Option<string?> junit = File("--junit", "Write JUnit XML.");
    private readonly Option<string?> gradebook = File("--gradebook", "Write a row for each student as CSV.");
    private readonly Option<GradebookKind> gradebookFor = new("--gradebook-for")
    {
        Description = "Whose columns the gradebook has: plain, moodle or canvas. By default plain.",
        HelpName = "KIND",
        CustomParser = result => OptionText.ReadName<GradebookKind>(result, "--gradebook-for"),
    };

    private readonly Option<string?> feedback = new Option<string?>("--feedback") { Description = "Write a page for each student and one for the class.", HelpName = "DIR" }.RefuseEmpty();
    private readonly Option<string?> students = File("--students", "Who takes the course, as CSV with the columns id, name, email, section, submitted.");
    private readonly Option<string?> overrides = File("--overrides", "Points given by hand, as CSV with the columns student, exercise, points, reason.");

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[students, overrides, json, csv, junit, gradebook, gradebookFor, feedback]) command.Add(option);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="BadInputException">A table cannot be read, or the place for the pages is taken.</exception>
    public ReportRequest Read(ParseResult parsed)
    {
        if (parsed.GetValue(feedback) is { } folder) FeedbackFolder.RefuseForeign(folder);
        if (parsed.GetValue(gradebookFor) == GradebookKind.Moodle && parsed.GetValue(students) is null)
            throw new BadInputException("Moodle's import finds a student by ID number or address, which no folder tells. Name a table that has them with --students, such as the one that Moodle exports.");
        if (parsed.GetResult(gradebookFor) is { Implicit: false } && parsed.GetValue(gradebook) is null)
            throw new BadInputException("--gradebook-for says whose columns a gradebook has. Add --gradebook FILE.");
        return new ReportRequest(
            parsed.GetValue(json),
            parsed.GetValue(csv),
            parsed.GetValue(junit),
            parsed.GetValue(gradebook),
            parsed.GetValue(gradebookFor),
            parsed.GetValue(feedback),
            parsed.GetValue(students) is { } table ? Roster.Read(table) : null,
            parsed.GetValue(overrides) is { } changes ? Overrides.Read(changes) : null);
    }

    /// <summary>An option that names a file.</summary>
    public static Option<string?> File(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "FILE" }.RefuseEmpty();
}

/// <summary>What becomes of grades.</summary>
/// <param name="Json">Where the JSON report goes; null where none is asked for, as with all others.</param>
/// <param name="Csv">Where the CSV report goes.</param>
/// <param name="JUnit">Where the JUnit report goes.</param>
/// <param name="Gradebook">Where the gradebook goes.</param>
/// <param name="GradebookFor">Whose columns it has.</param>
/// <param name="Feedback">The folder of the pages.</param>
/// <param name="Roster">Who takes the course; null where that is not known.</param>
/// <param name="ByHand">Points given by hand; null where there are none.</param>
internal sealed record ReportRequest(
    string? Json, string? Csv, string? JUnit, string? Gradebook, GradebookKind GradebookFor, string? Feedback, Roster? Roster, Overrides? ByHand)
{
    /// <summary>Prints the grades and writes the reports.</summary>
    /// <returns>The exit code that the grades are worth.</returns>
    public int Write(GradedClass graded)
    {
        var (grades, isolation) = (graded.Grades, graded.Isolation);
        GradeTable.Print(AnsiConsole.Console, grades, graded.Shard.Count > 1 ? null : Roster); // In a part of a class most are missing.

        // All texts are made before the first is written: a report that cannot be made leaves no other behind.
        (string? Path, Func<string> ToText)[] reports =
        [
            (Csv, () => GradeReports.ToCsv(grades, isolation)),
            (JUnit, () => GradeReports.ToJUnit(grades, isolation)),
            (Gradebook, () => Grading.Reports.Gradebook.ToCsv(grades, Roster, isolation, GradebookFor)),
            (Json, () => JsonReport.Write(graded)),
        ];
        List<(string Path, string Text)> texts = [.. reports.Where(report => report.Path is not null).Select(report => (report.Path!, report.ToText()))];
        if (Feedback is not null)
        {
            FeedbackFolder.Write(Feedback, grades, Roster, isolation);
            Console.WriteLine($"Written: {Path.Combine(Path.GetFullPath(Feedback), FeedbackFolder.ClassFile)}");
        }

        foreach (var (path, text) in texts)
        {
            AtomicFile.Write(Path.GetFullPath(path), text);
            Console.WriteLine($"Written: {Path.GetFullPath(path)}");
        }

        return grades.All(grade => grade.IsAllRight) ? ExitCode.Success : ExitCode.NotebookError;
    }
}

/// <summary>Reads what stands behind options.</summary>
internal static class OptionText
{
    /// <summary>One of some names.</summary>
    public static T ReadName<T>(ArgumentResult result, string option)
        where T : struct, Enum
    {
        // By name only: the parser of the system takes numbers, too.
        var text = result.Tokens is [var token] ? token.Value : "";
        var name = Array.Find(Enum.GetNames<T>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null) return Enum.Parse<T>(name);

        result.AddError($"{option} must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not {text}.");
        return default;
    }

    /// <summary>What commas part.</summary>
    public static IEnumerable<string> Entries(ArgumentResult result) =>
        result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

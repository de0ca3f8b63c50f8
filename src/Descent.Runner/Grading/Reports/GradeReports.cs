using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading.Reports;

/// <summary>The grades as files for other programs: CSV and JUnit.</summary>
/// <remarks>Whatever a submission can choose is data in all of them: no markup, no script, no formula.</remarks>
internal static class GradeReports
{
    /// <summary>What the first line of each report says where submissions ran without a sandbox; null where they had one.</summary>
    public static string? Warning(Isolation isolation) => isolation.IsEnforced
        ? null
        : "NOT SANDBOXED: submissions could do whatever the grader's user may, these grades included.";

    /// <summary>A row for each exercise of each submission; one row with a note where there is no exercise.</summary>
    public static string ToCsv(IReadOnlyList<SubmissionGrade> grades, Isolation isolation)
    {
        // One column more, whose name is the warning, leaves a table that every program reads.
        var csv = new StringBuilder("student,file,lesson,exercise,mark,points,most_points,check_cell,misconception,feedback,notes,id,answer,days_late,by_hand");
        csv.Append(Warning(isolation) is { } warning ? $",{Field(warning)}\r\n" : "\r\n");
        foreach (var grade in grades)
        {
            var notes = string.Join(" | ", grade.Notes.Concat(OnCounting(grade)));
            foreach (var exercise in grade.Exercises.DefaultIfEmpty())
            {
                csv.AppendJoin(
                    ',',
                    Field(grade.Student),
                    Field(grade.File),
                    Field(grade.Lesson),
                    Field(exercise?.Exercise),
                    Field(Name(exercise?.Judged.Mark)),
                    exercise?.Points.ToString(CultureInfo.InvariantCulture),
                    exercise?.MostPoints.ToString(CultureInfo.InvariantCulture),
                    Field(Name(exercise?.CheckCell)),
                    Field(exercise?.Judged.Misconception),
                    Field(exercise?.Judged.Feedback),
                    Field(notes),
                    Field(grade.Id),
                    Field(exercise?.Judged.Answer),
                    grade.Late?.Days.ToString(CultureInfo.InvariantCulture),
                    Field(exercise?.ByHand?.Reason)).Append(isolation.IsEnforced ? "\r\n" : ",\"\"\r\n");
            }
        }

        return csv.ToString();
    }

    /// <summary>A test suite for each submission, a test case for each exercise.</summary>
    public static string ToJUnit(IReadOnlyList<SubmissionGrade> grades, Isolation isolation)
    {
        var suites = new XElement("testsuites", grades.Select(grade => new XElement(
            "testsuite",
            new XAttribute("name", CleanText.Of($"{grade.Student} {grade.Lesson}".TrimEnd())),
            new XAttribute("tests", Math.Max(1, grade.Exercises.Count)),
            new XAttribute("failures", grade.Exercises.Count(exercise => exercise.Judged.Mark == Mark.NotYet)),
            new XAttribute("errors", grade.Exercises.Count(exercise => exercise.Judged.Mark == Mark.Failed) + (grade.Exercises.Count == 0 ? 1 : 0)),
            new XAttribute("skipped", grade.Exercises.Count(exercise => exercise.Judged.Mark == Mark.NotAnswered)),
            new XAttribute("time", grade.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
            grade.Exercises.Select(exercise => Case(grade.Student, exercise)),
            grade.Exercises.Count > 0 ? null : new XElement(
                "testcase",
                new XAttribute("classname", CleanText.Of(grade.Student)),
                new XAttribute("name", "submission"),
                new XElement("error", new XAttribute("message", CleanText.Of(string.Join(" ", grade.Notes))))),
            new XElement("system-out", CleanText.Of(string.Join('\n', grade.Notes.Concat(Remarks(grade))))))));

        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
            suites.Save(writer);
        return $"""<?xml version="1.0" encoding="utf-8"?>{(Warning(isolation) is { } warning ? $"<!-- {warning} -->" : "")}{"\n"}{text}{"\n"}""";
    }

    /// <summary>What was done to the points beside judging answers.</summary>
    public static IEnumerable<string> Remarks(SubmissionGrade grade)
    {
        foreach (var remark in OnTheWhole(grade)) yield return remark;
        foreach (var exercise in grade.Exercises.Where(exercise => exercise.ByHand is not null))
            yield return string.Create(CultureInfo.InvariantCulture, $"{exercise.Exercise}: {exercise.ByHand!.Points:0.###} of {exercise.MostPoints:0.###} by hand. {exercise.ByHand.Reason}").TrimEnd();
    }

    /// <summary>What was done to the points of all exercises together: whether they count, and what being late costs.</summary>
    public static IEnumerable<string> OnTheWhole(SubmissionGrade grade)
    {
        foreach (var remark in OnCounting(grade)) yield return remark;
        if (grade.Late is { } late)
            yield return string.Create(CultureInfo.InvariantCulture, $"{late.Days} {(late.Days == 1 ? "day" : "days")} late{(late.Penalty > 0 && grade.Exercises.Any(exercise => exercise.Judged.Share > 0) ? $", which costs {100 * late.Penalty:0.#}% of the points" : "")}.");
    }

    private static IEnumerable<string> OnCounting(SubmissionGrade grade)
    {
        if (grade.Instead is { } other && grade.File.Length > 0)
            yield return $"This lesson was also handed in as {other.Student}: {Path.GetFileName(other.File)} counts, and this one does not.";
    }

    private static XElement Case(string student, ExerciseGrade exercise)
    {
        var element = exercise.Judged.Mark switch
        {
            Mark.NotYet => "failure",
            Mark.Failed => "error",
            Mark.NotAnswered => "skipped",
            _ => null,
        };
        return new XElement(
            "testcase",
            new XAttribute("classname", CleanText.Of(student)),
            new XAttribute("name", exercise.Exercise),
            element is null ? null : new XElement(element, new XAttribute("message", CleanText.Of(exercise.Judged.Feedback))));
    }

    private static string Name<T>(T? value)
        where T : struct, Enum =>
        value is { } known ? JsonNamingPolicy.KebabCaseLower.ConvertName(known.ToString()) : "";

    /// <summary>A quoted field; what a spreadsheet would take for a formula starts with an apostrophe.</summary>
    public static string Field(string? text)
    {
        var line = CleanText.Line(text ?? "");
        var isFormula = line.TrimStart('\uFFFD', ' ') is ['=' or '+' or '-' or '@' or '|' or '%', ..];
        return $"\"{(isFormula ? "'" : "")}{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

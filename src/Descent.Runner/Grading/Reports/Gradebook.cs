using System.Globalization;
using System.Text;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading.Reports;

/// <summary>Whose columns a gradebook has.</summary>
internal enum GradebookKind
{
    /// <summary>All that there is to know.</summary>
    Plain,

    /// <summary>What Moodle's import of grades maps: by number or address to the student, and an item for each lesson.</summary>
    Moodle,

    /// <summary>What Canvas's import of grades wants, in its order: five columns that tell the student, and an assignment for each lesson.</summary>
    Canvas,
}

/// <summary>A row for each student, which platforms import: they find the student by id, name or address, and take the points.</summary>
internal static class Gradebook
{
    /// <summary>The table.</summary>
    /// <param name="grades">The grades.</param>
    /// <param name="roster">Who takes the course; everyone has a row, then those who are not among them. Null where that is not known.</param>
    /// <param name="isolation">What kept submissions to themselves.</param>
    /// <param name="kind">Whose columns.</param>
    public static string ToCsv(IReadOnlyList<SubmissionGrade> grades, Roster? roster, Isolation isolation, GradebookKind kind = GradebookKind.Plain)
    {
        var warning = GradeReports.Warning(isolation) is { } words ? $",{GradeReports.Field(words)}" : "";
        string[] lessons = [.. grades.Select(grade => grade.Lesson).OfType<string>().Distinct().OrderBy(LessonNumber.Rank)];
        var most = lessons.ToDictionary(lesson => lesson, lesson => grades.Where(grade => grade.Lesson == lesson).Max(grade => grade.MostPoints));

        // One column more, whose name is the warning, leaves a table that every program reads.
        var csv = new StringBuilder();
        csv.AppendJoin(',', HeadOf(kind).Concat(lessons.Select(lesson => Title(kind, lesson))).Concat(kind == GradebookKind.Plain ? ["total", "most", "remarks"] : [])).Append(warning).Append("\r\n");
        if (kind == GradebookKind.Canvas) Append(["    Points Possible", "", "", "", ""], lessons.Select(lesson => (double?)most[lesson]), []);
        foreach (var (participant, own) in Roster.Owners(grades, roster))
        {
            var points = lessons.Select(lesson => own.Where(grade => grade.Lesson == lesson && grade.Counts).Select(grade => (double?)grade.Points).Max());
            double?[] sums = kind == GradebookKind.Plain && Total.Of(own) is var total ? [total.Points, total.MostPoints] : [];
            Append(FieldsOf(kind, IsStranger(participant) ? participant with { Id = "" } : participant), points.Concat(sums), kind == GradebookKind.Plain ? [string.Join(" ", own.SelectMany(GradeReports.Remarks))] : []);
        }

        return csv.ToString();

        // The number of a Moodle folder is no ID number, by which somebody else may be found.
        bool IsStranger(Participant one) => kind == GradebookKind.Moodle && roster?.Participants.Contains(one) != true;

        void Append(string[] fields, IEnumerable<double?> points, string[] remarks) => csv
            .AppendJoin(',', fields.Select(GradeReports.Field).Concat(points.Select(one => one?.ToString(CultureInfo.InvariantCulture) ?? "")).Concat(remarks.Select(GradeReports.Field)))
            .Append(warning.Length > 0 ? ",\"\"\r\n" : "\r\n");
    }

    private static string[] HeadOf(GradebookKind kind) => kind switch
    {
        GradebookKind.Moodle => ["Full name", "ID number", "Email address"],
        GradebookKind.Canvas => ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"],
        _ => ["id", "name", "email", "section"],
    };

    private static string Title(GradebookKind kind, string lesson) => kind == GradebookKind.Plain ? $"lesson {lesson}" : $"Lesson {lesson}";

    private static string[] FieldsOf(GradebookKind kind, Participant one) => kind switch
    {
        GradebookKind.Moodle => [one.Name, one.Id, one.Email],
        GradebookKind.Canvas => [one.Name, one.Id, one.SisId, one.Login, one.Section],
        _ => [one.Id, one.Name, one.Email, one.Section],
    };
}

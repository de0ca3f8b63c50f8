using System.Globalization;
using Descent.Runner.Grading;
using Descent.Runner.Grading.Reports;
using Descent.Runner.Running;
using Spectre.Console;

namespace Descent.Runner.Cli;

/// <summary>The grades as a table for a terminal, and below it what a teacher should know.</summary>
internal static class GradeTable
{
    private const int WidthOfFiles = 200;

    /// <summary>Prints them.</summary>
    /// <param name="console">Where.</param>
    /// <param name="grades">The grades.</param>
    /// <param name="roster">Who should have handed in; null where that is not known.</param>
    public static void Print(IAnsiConsole console, IReadOnlyList<SubmissionGrade> grades, Roster? roster)
    {
        // A file is as wide as the table needs.
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;

        var absent = roster?.Absent(grades) ?? [];
        foreach (var lesson in grades.GroupBy(grade => grade.Lesson))
            console.Write(Table([.. lesson], lesson.Key is null ? [] : absent));

        var right = grades.Count(grade => grade.IsAllRight);
        var ungraded = grades.Count(grade => grade.Exercises.Count == 0);
        var count = grades.Count == 1 ? $"1 submission{(right == 1 ? ", all right" : "")}" : $"{grades.Count} submissions, {right} of them all right";
        Console.WriteLine($"{count}{(ungraded > 0 ? $", {ungraded} with nothing that could be graded" : "")}. "
            + "✓ right, ✗ not right, · not answered, ! failed; ' check cell changed, \" check cell missing"
            + (absent.Count > 0 ? ", – nothing handed in" : "")
            + (grades.Any(grade => grade.Exercises.Any(exercise => exercise.ByHand is not null)) ? ", * points by hand." : "."));

        // Who has one checked wants to know why; for a class, that would be a page for each.
        if (grades is [var alone])
        {
            foreach (var exercise in alone.Exercises.Where(exercise => exercise.Judged.Mark is not (Mark.Right or Mark.NotAnswered)))
                Console.WriteLine(CleanText.Line($"{exercise.Exercise}: {exercise.Judged.Feedback}"));
        }

        // Not through the console's own writer, which would break long lines.
        foreach (var grade in grades)
        {
            foreach (var note in grade.Notes.Concat(GradeReports.Remarks(grade)))
                Console.WriteLine(CleanText.Line($"{grade.Student}: {note}"));
        }

        foreach (var remark in roster?.Remarks(grades) ?? []) Console.WriteLine(CleanText.Line(remark));
    }

    private static Table Table(IReadOnlyList<SubmissionGrade> grades, IReadOnlyList<Participant> absent)
    {
        // Reports of several classes may have different exercises of one lesson.
        string[] exercises = [.. grades.OrderByDescending(grade => grade.Exercises.Count).SelectMany(grade => grade.Exercises).Select(exercise => exercise.Exercise).Distinct()];
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Student", "Lesson");
        foreach (var exercise in exercises) table.AddColumn(new TableColumn(Markup.Escape(CleanText.Line(exercise))).Centered());
        table.AddColumn(new TableColumn("Points").RightAligned()).AddColumn(new TableColumn("Time").RightAligned());
        foreach (var grade in grades)
        {
            table.AddRow(
            [
                Markup.Escape(CleanText.Line(grade.Student)),
                Markup.Escape(CleanText.Line(grade.Lesson ?? "?")),
                .. exercises.Select(id => grade.Exercises.FirstOrDefault(exercise => exercise.Exercise == id) is { } exercise ? Sign(exercise) : ""),
                string.Create(CultureInfo.InvariantCulture, $"{grade.Points:0.###}/{grade.MostPoints:0.###}"),
                ElapsedText.Of(grade.Elapsed),
            ]);
        }

        foreach (var one in absent) table.AddRow([Markup.Escape(CleanText.Line(one.Name)), Markup.Escape(CleanText.Line(grades[0].Lesson ?? "?")), .. exercises.Select(_ => "–"), "–", "–"]);
        return table;
    }

    private static string Sign(ExerciseGrade exercise)
    {
        var sign = exercise.Judged.Mark switch
        {
            Mark.Right => "[green]✓[/]",
            Mark.NotYet => exercise.Judged.Share > 0 ? string.Create(CultureInfo.InvariantCulture, $"[red]✗[/] {exercise.Judged.Share:0.##}") : "[red]✗[/]",
            Mark.NotAnswered => "·",
            _ => "[red]![/]",
        };
        return sign + exercise.CheckCell switch
        {
            CheckCell.Intact => "",
            CheckCell.Changed => "'",
            _ => "\"",
        } + (exercise.ByHand is null ? "" : "*");
    }
}

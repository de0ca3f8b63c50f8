using System.Globalization;
using System.Text;
using Descent.Lessons;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading.Reports;

/// <summary>What a student gets back: their own answers, what became of them, and what to think about next.</summary>
internal static class StudentPage
{
    /// <summary>The page.</summary>
    /// <param name="name">Who.</param>
    /// <param name="own">All grades of theirs, and no one else's.</param>
    /// <param name="warning">What it says first; null where there is nothing to warn of.</param>
    public static string Render(string name, IReadOnlyList<SubmissionGrade> own, string? warning)
    {
        var body = new StringBuilder($"<h1>{PageParts.Text(name)}</h1>\n");
        body.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{PageParts.Points(RoundedPoints.Of(own.Sum(grade => grade.Points)), own.Sum(grade => grade.MostPoints))} points</p>\n");
        if (own.Count == 0) body.Append("<p>Nothing was handed in.</p>\n");
        foreach (var grade in own.OrderBy(grade => grade.Lesson is { } lesson ? LessonNumber.Rank(lesson) : LessonNumber.Rank("")))
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>{(grade.Lesson is { } lesson ? CourseTitles.OfLesson(lesson) : "No lesson")}</h2>\n");
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"faint\">{(grade.File.Length > 0 ? PageParts.Text(System.IO.Path.GetFileName(grade.File)) + " · " : "")}{PageParts.Points(grade.Points, grade.MostPoints)} points</p>\n");
            var notes = grade.Notes.Where(note => !note.EndsWith(SubmissionNotes.ForTeachers, StringComparison.Ordinal)).Concat(grade.Late is null ? [] : GradeReports.Remarks(grade).Take(1)).ToArray();
            if (notes.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<ul>{string.Concat(notes.Select(note => $"<li>{PageParts.Text(note)}</li>"))}</ul>\n");
            foreach (var exercise in grade.Exercises) Append(body, exercise);
        }

        return PageParts.Page(name, warning, body.ToString());
    }

    private static void Append(StringBuilder body, ExerciseGrade exercise)
    {
        var judged = exercise.Judged;
        body.Append(CultureInfo.InvariantCulture, $"<section class=\"answer {ClassOf(judged.Mark)}\">\n<h3>{CourseTitles.OfExercise(exercise.Exercise)} <span>{PageParts.Name(judged.Mark)} · {PageParts.Points(exercise.Points, exercise.MostPoints)}</span></h3>\n");
        if (judged.Feedback.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<p>{PageParts.Text(judged.Feedback)}</p>\n");
        if (exercise.ByHand is { } byHand) body.Append(CultureInfo.InvariantCulture, $"<p><strong>Your teacher gave {PageParts.Points(byHand.Points, exercise.MostPoints)} by hand.</strong> {PageParts.Text(byHand.Reason)}</p>\n");
        if (judged.Answer is { } answer) body.Append(CultureInfo.InvariantCulture, $"<p>Your answer: <code>{PageParts.Text(answer)}</code></p>\n");
        if (exercise.Code is { } code) body.Append(CultureInfo.InvariantCulture, $"<pre class=\"code\" tabindex=\"0\"><code>{PageParts.Text(code)}</code></pre>\n");
        body.Append("</section>\n");
    }

    private static string ClassOf(Mark mark) => mark switch
    {
        Mark.Right => "right",
        Mark.NotYet => "not-yet",
        Mark.NotAnswered => "not-answered",
        _ => "failed",
    };
}

/// <summary>What lessons and exercises are called, as HTML.</summary>
internal static class CourseTitles
{
    /// <summary>An exercise: 3.1-a · The edge of stability.</summary>
    public static string OfExercise(string id) => PageParts.Text(Exercise.All.FirstOrDefault(exercise => exercise.Id == id)?.ToString() ?? id);

    /// <summary>A lesson: Lesson 3.1 · Learning rate and convergence.</summary>
    public static string OfLesson(string number)
    {
        var isKnown = Exercise.All.Any(exercise => LessonNumber.OfExercise(exercise.Id) == number);
        return PageParts.Text(isKnown ? $"Lesson {number} · {Lesson.Start(number).Title}" : $"Lesson {number}");
    }
}

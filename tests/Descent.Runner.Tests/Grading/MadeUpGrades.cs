namespace Descent.Runner.Tests;

/// <summary>Grades made up for tests.</summary>
internal static class MadeUpGrades
{
    public static readonly Isolation Sandboxed = new(IsolationKind.Bwrap);

    /// <summary>A submission for lesson 3.1, with a mark for each exercise.</summary>
    public static SubmissionGrade Of(string student, params Mark[] marks) => new(
        student,
        $"class/{student}/3.1.ipynb",
        "3.1",
        [.. marks.Select((mark, i) => new ExerciseGrade($"3.1-{"abc"[i]}", new Judged(mark, "Think again."), CheckCell.Intact, 1))],
        [],
        TimeSpan.FromSeconds(1.5))
    {
        Content = $"digest of {student}",
    };

    /// <summary>The same, with something else of one exercise.</summary>
    public static SubmissionGrade With(this SubmissionGrade grade, int exercise, Func<ExerciseGrade, ExerciseGrade> change) =>
        grade with { Exercises = [.. grade.Exercises.Select((one, i) => i == exercise ? change(one) : one)] };

    public static GradedClass Graded(params SubmissionGrade[] grades) => new(grades, Sandboxed, "course", Shard.Whole);
}

namespace Descent.Runner;

/// <summary>One submission after grading.</summary>
/// <param name="Student">Who handed it in.</param>
/// <param name="File">The file, relative to where the command runs; empty where nothing was handed in.</param>
/// <param name="Lesson">The lesson's number, or null where it could not be told.</param>
/// <param name="Exercises">Every exercise of the lesson, in order.</param>
/// <param name="Notes">What a teacher should know beside the verdicts.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record SubmissionGrade(
    string Student,
    string File,
    string? Lesson,
    IReadOnlyList<ExerciseGrade> Exercises,
    IReadOnlyList<string> Notes,
    TimeSpan Elapsed)
{
    /// <summary>Points reached.</summary>
    public double Points => Exercises.Sum(exercise => exercise.Points);

    /// <summary>Points there are.</summary>
    public double MostPoints => Exercises.Sum(exercise => exercise.MostPoints);

    /// <summary>Whether every answer is right, and it is known which they are.</summary>
    public bool IsAllRight => Exercises.Count > 0 && Exercises.All(exercise => exercise.Judged.Mark == Mark.Right);
}

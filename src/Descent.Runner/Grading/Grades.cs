namespace Descent.Runner.Grading;

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
    /// <summary>The student's number on the platform that the submission comes from; null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>Points reached.</summary>
    public double Points => Exercises.Sum(exercise => exercise.Points);

    /// <summary>Points there are.</summary>
    public double MostPoints => Exercises.Sum(exercise => exercise.MostPoints);

    /// <summary>Whether every answer is right, and it is known which they are.</summary>
    public bool IsAllRight => Exercises.Count > 0 && Exercises.All(exercise => exercise.Judged.Mark == Mark.Right);
}

/// <summary>One exercise of a submission.</summary>
/// <param name="Exercise">Its id.</param>
/// <param name="Judged">The verdict.</param>
/// <param name="CheckCell">What became of its check cell, whose own outcome counts for nothing.</param>
/// <param name="MostPoints">What a right answer is worth.</param>
internal sealed record ExerciseGrade(string Exercise, Judged Judged, CheckCell CheckCell, double MostPoints)
{
    /// <summary>What this one is worth.</summary>
    public double Points => Judged.Mark == Mark.Right ? MostPoints : 0;
}

/// <summary>What became of the cell that checks an exercise.</summary>
internal enum CheckCell
{
    /// <summary>It is as in the course's notebook.</summary>
    Intact,

    /// <summary>Something asks for the exercise, but in other words.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,
}

/// <summary>The verdict on one answer.</summary>
/// <param name="Mark">What became of it.</param>
/// <param name="Feedback">What to tell the learner.</param>
/// <param name="Misconception">The misconception behind a known wrong answer, or null.</param>
internal sealed record Judged(Mark Mark, string Feedback, string? Misconception = null);

/// <summary>What became of an exercise.</summary>
internal enum Mark
{
    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>There is an answer, and it is not right.</summary>
    NotYet,

    /// <summary>There is no answer.</summary>
    NotAnswered,

    /// <summary>The cell that should give the answer failed, or the answer could not be judged.</summary>
    Failed,
}

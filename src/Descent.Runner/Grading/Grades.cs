using Descent.Lessons;

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

    /// <summary>The student's folder in a download from Moodle; null elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>The student's place in the class, from 1: grades from several reports are put in this order.</summary>
    public int Place { get; init; }

    /// <summary>A digest of all that was graded, by which a later grading knows what it need not grade again; null where nothing was read.</summary>
    public string? Content { get; init; }

    /// <summary>When it was handed in; null where there is no file.</summary>
    public DateTimeOffset? HandedIn { get; init; }

    /// <summary>How late that is; null where it is in time, or where there is no deadline.</summary>
    public Lateness? Late { get; init; }

    /// <summary>Another hand-in of the same student for the same lesson, which counts in place of this one; null where this one counts.</summary>
    public OtherHandIn? Instead { get; init; }

    /// <summary>Whether it is the one that counts for its student and lesson.</summary>
    public bool Counts => Instead is null;

    /// <summary>Points reached.</summary>
    public double Points => RoundedPoints.Of(Exercises.Sum(exercise => exercise.Points));

    /// <summary>Points there are.</summary>
    public double MostPoints => RoundedPoints.Of(Exercises.Sum(exercise => exercise.MostPoints));

    /// <summary>Whether every answer is right, and it is known which they are.</summary>
    public bool IsAllRight => Exercises.Count > 0 && Exercises.All(exercise => exercise.Judged.Mark == Mark.Right);
}

/// <summary>What somebody has reached in all lessons together, and what there is to reach.</summary>
/// <param name="Points">Points reached.</param>
/// <param name="MostPoints">Points there are.</param>
internal readonly record struct Total(double Points, double MostPoints)
{
    /// <summary>Of the grades that count.</summary>
    public static Total Of(IEnumerable<SubmissionGrade> grades)
    {
        SubmissionGrade[] counting = [.. grades.Where(grade => grade.Counts)];
        return new Total(RoundedPoints.Of(counting.Sum(grade => grade.Points)), RoundedPoints.Of(counting.Sum(grade => grade.MostPoints)));
    }
}

/// <summary>A hand-in that counts in place of another.</summary>
/// <param name="Student">The name that it came in under.</param>
/// <param name="File">The file.</param>
internal sealed record OtherHandIn(string Student, string File);

/// <summary>How late something was handed in.</summary>
/// <param name="Days">Days that had begun after the deadline.</param>
/// <param name="Penalty">Which part of the points that costs, from 0 to 1.</param>
internal sealed record Lateness(int Days, double Penalty);

/// <summary>One exercise of a submission.</summary>
/// <param name="Exercise">Its id.</param>
/// <param name="Judged">The verdict.</param>
/// <param name="CheckCell">What became of its check cell, whose own outcome counts for nothing.</param>
/// <param name="MostPoints">What a right answer is worth.</param>
internal sealed record ExerciseGrade(string Exercise, Judged Judged, CheckCell CheckCell, double MostPoints)
{
    /// <summary>What it is about, where a teacher wrote it; null where it is the course's own.</summary>
    public string? Title { get; init; }

    /// <summary>The student's own numbers; null where all have the same.</summary>
    public IReadOnlyList<double>? Numbers { get; init; }

    /// <summary>The cell that gives the answer; null where it is the one that the course gave, or there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Which part of the points being late costs, from 0 to 1.</summary>
    public double Penalty { get; init; }

    /// <summary>Points that a teacher gave instead; null where none did.</summary>
    public PointsByHand? ByHand { get; init; }

    /// <summary>What this one is worth: what a teacher says, else the part of it that is right, less what being late costs.</summary>
    public double Points => ByHand?.Points ?? RoundedPoints.Of(MostPoints * Judged.Share * (1 - Penalty));
}

/// <summary>Points that a teacher gave, whatever the grader found.</summary>
/// <param name="Points">How many.</param>
/// <param name="Reason">Why.</param>
internal sealed record PointsByHand(double Points, string Reason);

/// <summary>Points as people write them.</summary>
internal static class RoundedPoints
{
    /// <summary>To a thousandth, so that no report has 0.30000000000000004.</summary>
    public static double Of(double points) => Math.Round(points, 3, MidpointRounding.AwayFromZero);
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
internal sealed record Judged(Mark Mark, string Feedback, string? Misconception = null)
{
    /// <summary>How much of it is right, from 0 to 1: of a quiz, some questions may be.</summary>
    public double Share { get; init; } = Mark == Mark.Right ? 1 : 0;

    /// <summary>The same exercise with the numbers for which this answer, which is wrong, would be right; null where there are none.</summary>
    public Exercise? RightFor { get; init; }

    /// <summary>The answer in a few words; null where there is none, or where only its code tells what it is.</summary>
    public string? Answer { get; init; }
}

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

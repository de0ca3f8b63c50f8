namespace Descent.Runner;

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

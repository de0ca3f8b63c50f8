namespace Descent.Lessons;

/// <summary>The exercises of lesson 7.</summary>
internal static class SummaryExercises
{
    internal static IEnumerable<Exercise> All => [];
}

namespace Descent.Lessons;

/// <summary>The exercises of lesson 4.</summary>
internal static class AssumptionsExercises
{
    internal static IEnumerable<Exercise> All => [];
}

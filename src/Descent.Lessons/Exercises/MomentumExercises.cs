namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.4.</summary>
internal static class MomentumExercises
{
    internal static IEnumerable<Exercise> All => [];
}

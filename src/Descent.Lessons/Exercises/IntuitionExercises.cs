namespace Descent.Lessons;

/// <summary>The exercises of lesson 1.</summary>
internal static class IntuitionExercises
{
    internal static IEnumerable<Exercise> All => [];
}

namespace Descent.Lessons;

/// <summary>The exercises of lesson 2.</summary>
internal static class CoreConceptExercises
{
    internal static IEnumerable<Exercise> All => [];
}

namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.2.</summary>
internal static class VariantsExercises
{
    internal static IEnumerable<Exercise> All => [];
}

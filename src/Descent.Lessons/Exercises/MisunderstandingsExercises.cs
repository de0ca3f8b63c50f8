namespace Descent.Lessons;

/// <summary>The exercises of lesson 6.</summary>
internal static class MisunderstandingsExercises
{
    internal static IEnumerable<Exercise> All => [];
}

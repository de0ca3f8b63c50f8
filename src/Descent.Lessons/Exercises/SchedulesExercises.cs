namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.3.</summary>
internal static class SchedulesExercises
{
    internal static IEnumerable<Exercise> All => [];
}

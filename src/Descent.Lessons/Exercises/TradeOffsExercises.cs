namespace Descent.Lessons;

/// <summary>The exercises of lesson 5.</summary>
internal static class TradeOffsExercises
{
    internal static IEnumerable<Exercise> All => [];
}

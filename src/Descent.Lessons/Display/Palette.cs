namespace Descent.Lessons;

/// <summary>
/// Colors with one meaning each. They can be told apart with any color vision (after Okabe and Ito, 2008, with a blue
/// light enough for dark pages) and stand out, at 3:1 or better, from both white and near-black backgrounds.
/// </summary>
internal static class Palette
{
    internal const string Blue = "#2E86C1";
    internal const string Vermilion = "#D55E00";
    internal const string Green = "#009E73";
    internal const string Purple = "#C06A9B";
    internal const string Gold = "#B07D00";

    /// <summary>What theory says, beside what was measured.</summary>
    internal const string Theory = "#808080";

    // The parts of the method, wherever they appear.
    internal const string FullBatch = Blue;
    internal const string Stochastic = Vermilion;
    internal const string MiniBatch = Green;
    internal const string WithMomentum = Purple;

    internal const string Good = Green;
    internal const string Bad = Vermilion;
    internal const string Neutral = Theory;

    private static readonly string[] InOrder = [Blue, Vermilion, Green, Purple, Gold];

    /// <summary>Points on the spectral map, whose colors are blue to yellow.</summary>
    internal static readonly string[] Marked = [Purple, Gold, Blue];

    /// <summary>The color of the i-th thing in a picture.</summary>
    internal static string At(int i) => InOrder[i % InOrder.Length];

    /// <summary>A color for each run: by its method where every run has another one, else in order.</summary>
    internal static string[] Of(IReadOnlyList<Run> runs)
    {
        var byMethod = runs.Select(MethodOf).ToArray();
        return runs.Count > 1 && byMethod.Distinct().Count() == runs.Count ? byMethod : [.. runs.Select((_, i) => At(i))];
    }

    private static string MethodOf(Run run) => (run.UpdateRule, run.Batch.Size) switch
    {
        (Plain, null) => FullBatch,
        (Plain, 1) => Stochastic,
        (Plain, _) => MiniBatch,
        _ => WithMomentum,
    };
}

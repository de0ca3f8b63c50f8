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
    internal const string Indigo = "#7A74D6";

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

    private static readonly string[] InOrder = [Blue, Vermilion, Green, Purple, Gold, Indigo];

    /// <summary>
    /// What has one color in all lessons, by the beginning of its name: "plain, best α" has that of "plain", unless it
    /// stands here itself.
    /// </summary>
    private static readonly (string Name, string Color)[] Names =
    [
        ("batch", FullBatch), ("all samples", FullBatch), ("exact slope", FullBatch),
        ("stochastic", Stochastic), ("one sample", Stochastic), ("batch of 1", Stochastic), ("B = 1", Stochastic),
        ("mini-batch", MiniBatch), ("batch of 64", MiniBatch), ("B = 64", MiniBatch), ("B = 16", MiniBatch),
        ("mini-batch of 8", Purple), ("batch of 8", Purple), ("B = 8", Purple), ("batches of 2", Purple), ("mini-batch of 512", Gold),
        ("plain", Blue), ("momentum", WithMomentum), ("heavy ball", WithMomentum), ("batch, heavy ball", WithMomentum),
        ("RMSProp", Vermilion), ("Adam", Green),
        ("constant", Blue), ("inverse-time", Vermilion), ("inverse time", Vermilion), ("decay", Vermilion), ("decaying", Vermilion), ("step", Gold),
        ("exponential", Green), ("cosine", Indigo), ("warm restarts", Indigo), ("mini-batch, cosine", Indigo), ("cosine, momentum", Gold),
        ("too slow", Blue), ("right", Green), ("too fast", Vermilion),
        ("A", Blue), ("B", Vermilion), ("C", Green), ("D", Purple), ("E", Gold), ("F", Indigo),
        ("measured", Purple), ("edge of stability", Indigo), ("critical damping", Green),
    ];

    /// <summary>The color of a bowl's axis: of the flattest, of the steepest, or of one between them.</summary>
    internal static string OfAxis(int axis, int count) => axis == 0 ? Blue : axis == count - 1 ? Vermilion : axis % 2 == 1 ? Purple : Gold;

    /// <summary>The color of the i-th thing in a picture.</summary>
    internal static string At(int i) => InOrder[i % InOrder.Length];

    /// <summary>The first color that is not taken, or null.</summary>
    internal static string? FirstBut(IEnumerable<string> taken) => InOrder.Except(taken).FirstOrDefault();

    /// <summary>A color for each name: its own where it has one and no other name before it took that, else the first that is free.</summary>
    internal static string[] Of(IReadOnlyList<string> names) => Of(names, [.. names.Select(_ => (string?)null)]);

    /// <summary>A color for each run: by its name, by its method where every run has another one, else the first that is free.</summary>
    internal static string[] Of(IReadOnlyList<(string Name, Run Run)> runs)
    {
        string?[] byMethod = [.. runs.Select(run => MethodOf(run.Run))];
        return Of([.. runs.Select(run => run.Name)], runs.Count > 1 && byMethod.Distinct().Count() == runs.Count ? byMethod : [.. runs.Select(_ => (string?)null)]);
    }

    /// <summary>The color that a name has in all lessons; null where it has none.</summary>
    internal static string? Known(string name) => Names
        .Where(known => name == known.Name || name.StartsWith($"{known.Name} ", StringComparison.Ordinal) || name.StartsWith($"{known.Name},", StringComparison.Ordinal))
        .OrderByDescending(known => known.Name.Length)
        .FirstOrDefault().Color;

    private static string[] Of(IReadOnlyList<string> names, IReadOnlyList<string?> otherwise)
    {
        var colors = new string?[names.Count];
        foreach (var wanted in (IReadOnlyList<string?>[])[[.. names.Select(Known)], otherwise])
        {
            for (var i = 0; i < colors.Length; i++)
            {
                if (colors[i] is null && wanted[i] is { } color && !colors.Contains(color))
                    colors[i] = color;
            }
        }

        var next = 0;
        string[] free = [.. InOrder.Where(color => !colors.Contains(color))];
        for (var i = 0; i < colors.Length; i++)
            colors[i] ??= free.Length > 0 ? free[next++ % free.Length] : At(next++);
        return colors!;
    }

    private static string MethodOf(Run run) => (run.UpdateRule, run.Batch.Size) switch
    {
        (Plain, null) => FullBatch,
        (Plain, 1) => Stochastic,
        (Plain, _) => MiniBatch,
        _ => WithMomentum,
    };
}

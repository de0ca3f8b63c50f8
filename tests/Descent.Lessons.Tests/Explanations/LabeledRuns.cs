namespace Descent.Lessons.Tests;

/// <summary>
/// Runs labeled by what really happens in them: made, looked at number by number, and labeled by the definitions of
/// <see cref="Diagnosis"/>, without a look at the rules of <see cref="Run.Explain"/>. Runs on which two teachers might
/// disagree are left out.
/// </summary>
/// <remarks>
/// Two halves: within each label the runs go alternately, in the order of the files, to <see cref="Development"/> and
/// <see cref="HeldOut"/>. Rules may be improved on the first half; the second only measures them.
/// </remarks>
internal static partial class LabeledRuns
{
    /// <summary>All of them, family by family of objectives.</summary>
    internal static IReadOnlyList<LabeledRun> All { get; } = [.. Quadratics(), .. Surfaces(), .. Regressions(), .. Samples(), .. Kinds()];

    /// <summary>The first, third, … run of each label.</summary>
    internal static IReadOnlyList<LabeledRun> Development { get; } = Half(0);

    /// <summary>The second, fourth, … run of each label.</summary>
    internal static IReadOnlyList<LabeledRun> HeldOut { get; } = Half(1);

    private static LabeledRun[] Half(int remainder) =>
        [.. All.GroupBy(run => run.Expected).SelectMany(group => group.Where((_, index) => index % 2 == remainder))];

    private static LabeledRun Clear(Diagnosis expected, string name, Func<Run> make) => new(name, expected, Obvious: true, make);

    private static LabeledRun Subtle(Diagnosis expected, string name, Func<Run> make) => new(name, expected, Obvious: false, make);

    private static Run Descend(Objective objective, double[] start, Schedule learningRate, int steps, UpdateRule? rule = null) =>
        GradientDescent.Minimize(objective, start, learningRate, steps, rule);
}

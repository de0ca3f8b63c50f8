namespace Descent.Lessons;

/// <summary>How high figures draw loss: what is left to lose, f(θ) − f(θ*), where that is known of all their runs, else f(θ).</summary>
internal sealed class LossHeight(IEnumerable<Run> runs)
{
    private readonly bool isAboveLowest = runs.All(run => run.IsLowestKnown);

    internal string Title => isAboveLowest ? "f(θ) − f(θ*)" : "f(θ)";

    /// <summary>The same in words.</summary>
    internal string Words => isAboveLowest ? "the loss above its minimum" : "f(θ)";

    /// <summary>The same at the beginning of a sentence.</summary>
    internal string Sentence => isAboveLowest ? "The loss above its minimum" : "f(θ)";

    internal double At(Run run, RunPoint point) => isAboveLowest ? run.ExcessAt(point) : point.Value;
}

namespace Descent.Lessons.Tests;

/// <summary>A run and what happens in it, as a teacher who has seen its numbers would say.</summary>
/// <param name="Name">What is run, as a short sentence; no two are the same.</param>
/// <param name="Expected">The label.</param>
/// <param name="Obvious">Whether anyone would agree at a glance.</param>
/// <param name="Make">Makes the run.</param>
internal sealed record LabeledRun(string Name, Diagnosis Expected, bool Obvious, Func<Run> Make)
{
    private readonly Lazy<Run> made = new(Make);

    /// <summary>The run, made once for all tests.</summary>
    internal Run Run => made.Value;

    public override string ToString() => $"{Name}: {Expected}";
}

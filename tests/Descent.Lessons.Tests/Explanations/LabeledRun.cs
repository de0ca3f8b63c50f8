namespace Descent.Lessons.Tests;

/// <summary>A run and what happens in it, as a teacher who has seen its numbers would say.</summary>
/// <param name="Name">What is run, as a short sentence; no two are the same.</param>
/// <param name="Expected">The label.</param>
/// <param name="Obvious">Whether anyone would agree at a glance.</param>
/// <param name="Make">Makes the run.</param>
internal sealed record LabeledRun(string Name, Diagnosis Expected, bool Obvious, Func<Run> Make)
{
    public override string ToString() => $"{Name}: {Expected}";
}

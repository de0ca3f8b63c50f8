namespace Descent.Lessons.Tests.Labeled;

/// <summary>A run, and what somebody who knows gradient descent calls it after measuring it.</summary>
/// <param name="Name">The setting in words; no two runs have the same.</param>
/// <param name="Make">Makes the run, every time the same.</param>
/// <param name="Accept">The names of all diagnoses that are right, the best one first; more than one only where experts differ.</param>
/// <param name="Obvious">Whether every practitioner would recognize it, and right advice surely helps.</param>
/// <param name="IsBest">Whether hardly anything can be improved, so that there may be no advice.</param>
internal sealed record LabeledRun(string Name, Func<Run> Make, string[] Accept, bool Obvious, bool IsBest)
{
    public override string ToString() => Name;
}

namespace Descent.Lessons.Tests;

/// <summary>Which numbers count as equal; for Assert.Equal on sequences, which also compares their lengths.</summary>
internal static class Within
{
    /// <summary>Numbers at most so far apart.</summary>
    internal static Func<double, double, bool> Absolute(double tolerance) => (a, b) => Math.Abs(a - b) <= tolerance;

    /// <summary>Numbers at most so far apart, as a fraction of the larger one.</summary>
    internal static Func<double, double, bool> Relative(double tolerance) =>
        (a, b) => Math.Abs(a - b) <= tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}

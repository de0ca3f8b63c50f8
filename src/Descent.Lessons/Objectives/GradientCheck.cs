using System.Globalization;

namespace Descent.Lessons;

/// <summary>
/// An objective's gradient beside differences of its value, (f(θ + h eᵢ) − f(θ − h eᵢ))/2h: the test to make before gradient
/// descent follows a gradient that somebody worked out by hand.
/// </summary>
/// <remarks>
/// Each entry is estimated with steps h of many sizes, from a tenth of θᵢ (and of 1) downwards, each made better by half of
/// it (Richardson); the estimate counts that agrees best with its neighbors, given what is lost to rounding. An entry is wrong if
/// it is off by more than a millionth and more than the estimate may be. Of a <see cref="FiniteSum"/> the mean of all
/// sample gradients is compared with the whole gradient too.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class GradientCheck : IDisplayable
{
    private const double Tolerance = 1e-6;
    private const double Margin = 20; // The estimates of errors are estimates themselves.
    private const double Rounding = 2.220446049250313e-16; // 2⁻⁵²
    private const double MeanTolerance = 1e-9;
    private const double LargestStep = 0.1;
    private const int StepSizes = 24; // Halvings: the last is a tenth of a ten-millionth.
    private const int RowsToShow = 10;

    private readonly List<(int Index, double Got, double Expected, double Error)> entries = [];
    private readonly List<string> faults = [];

    private GradientCheck()
    {
    }

    /// <summary>Whether no fault was found.</summary>
    public bool Passed => faults.Count == 0;

    /// <summary>What is wrong, a sentence each, the entries of the gradient that are furthest off first; empty if <see cref="Passed"/>.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Index of the entry that is furthest off for its size, or null if no entry is wrong.</summary>
    public int? Worst { get; private set; }

    /// <summary>Checks an objective's gradient at a point.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="at">θ, finite numbers; one without symmetry finds more: at 0, or at a minimizer, wrong terms may vanish.</param>
    /// <exception cref="ArgumentException">An argument is null, or <paramref name="at"/> has another length or a number that is not finite.</exception>
    public static GradientCheck Of(Objective objective, double[] at)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Require.AllFinite(objective.Dimension, at);
        var check = new GradientCheck();

        // Whoever adds to what is there, or leaves out an entry, gives NaN.
        var gradient = new double[at.Length];
        Array.Fill(gradient, double.NaN);
        var value = objective.ValueAndGradient(at, gradient);
        var alone = objective.Value(at);
        if (!double.IsFinite(alone))
            check.faults.Add($"The value is {Text.Number(alone)} at this point, so that there is nothing to compare with; check at another.");
        else if (!(Math.Abs(value - alone) <= MeanTolerance * Math.Max(Math.Abs(value), Math.Abs(alone))))
            check.faults.Add($"ValueAndGradient returns the value {Digits(value)}, and Value {Digits(alone)}: the two must compute the same function.");
        else
            check.Compare(objective, at, gradient);
        if (check.Passed && objective is FiniteSum sum)
            check.CompareMean(sum, at, value, gradient);
        return check;
    }

    /// <inheritdoc/>
    public override string ToString() => Passed ? Verdict : $"{Verdict} {string.Join(" ", faults)}";

    /// <summary>The verdict, and a table of the entries that are furthest off.</summary>
    public string ToHtml()
    {
        var table = new Table("entry", "the gradient has", "differences give", "give or take");
        foreach (var (index, got, expected, error) in entries.Take(RowsToShow))
            table.Row($"∂f/∂θ[{index}]", got, expected, error);
        var words = string.Concat(faults.Take(RowsToShow).Select(fault => $"<br>{Html.Encode(fault)}"));
        return Html.Card(Passed ? Palette.Good : Palette.Bad, $"<strong>{Html.Encode(Verdict)}</strong>{words}{(entries.Count > 0 ? table.ToHtml() : "")}");
    }

    private string Verdict => Passed
        ? $"✓ The gradient agrees with differences of the value in {(entries.Count == 1 ? "its one entry" : $"all {Text.Number(entries.Count)} entries")}."
        : "✗ The gradient is wrong.";

    private void Compare(Objective objective, double[] at, double[] gradient)
    {
        for (var i = 0; i < at.Length; i++)
        {
            var (expected, error) = Difference(objective, at, i);
            entries.Add((i, gradient[i], expected, error));
        }

        entries.Sort((a, b) => OffBy(b).CompareTo(OffBy(a)));
        var wrong = entries.Where(entry => OffBy(entry) > 1).ToArray();
        Worst = wrong.Length > 0 ? wrong[0].Index : null;
        faults.AddRange(wrong.Select(entry => double.IsNaN(entry.Expected)
            ? $"Along θ[{entry.Index}] the value is not a finite number on both sides of this point; check at another."
            : $"Entry {entry.Index} is {Digits(entry.Got)} and should be {Digits(entry.Expected)}{Guess(entry.Got, entry.Expected)}."));
    }

    /// <summary>How far an entry is off, where 1 is as much as may be.</summary>
    private static double OffBy((int Index, double Got, double Expected, double Error) entry)
    {
        var off = Math.Abs(entry.Got - entry.Expected) / ((Tolerance * Math.Max(Math.Abs(entry.Got), Math.Abs(entry.Expected))) + (Margin * entry.Error) + double.Epsilon);
        return double.IsNaN(off) ? double.PositiveInfinity : off;
    }

    private static string Guess(double got, double expected)
    {
        if (double.IsNaN(got))
            return ": set it, and do not add to what was in the span before";
        var ratio = got / expected;
        (double Ratio, string Guess)[] guesses = [(-1, "the sign is wrong"), (2, "it is twice as large"), (0.5, "it is half as large"), (0, "a term is missing")];
        return guesses.FirstOrDefault(guess => Math.Abs(ratio - guess.Ratio) < 1e-4).Guess is { } words ? $": {words}" : "";
    }

    /// <summary>∂f/∂θᵢ from values, and how far that may be off.</summary>
    private static (double Slope, double Error) Difference(Objective objective, double[] at, int i)
    {
        var best = (Slope: double.NaN, Error: double.PositiveInfinity);
        double[] sizes = at[i] == 0 || Math.Abs(at[i]) == 1 ? [1] : [1, Math.Abs(at[i])];
        foreach (var size in sizes)
        {
            double previous = double.NaN, extrapolated = double.NaN, step = LargestStep * size;
            for (var halving = 0; halving < StepSizes; halving++, step /= 2)
            {
                var (slope, rounding) = Central(objective, at, i, step);
                var better = slope + ((slope - previous) / 3);
                var error = Math.Max(Math.Abs(better - extrapolated), 2 * rounding);
                if (error < best.Error)
                    best = (better, error);
                (previous, extrapolated) = (slope, better);
            }
        }

        return best;
    }

    private static (double Slope, double Rounding) Central(Objective objective, double[] at, int i, double step)
    {
        double[] above = [.. at], below = [.. at];
        above[i] += step;
        below[i] -= step;
        var (high, low, width) = (objective.Value(above), objective.Value(below), above[i] - below[i]);
        return ((high - low) / width, Rounding * (Math.Abs(high) + Math.Abs(low)) / width);
    }

    private void CompareMean(FiniteSum sum, double[] at, double value, double[] gradient)
    {
        double[] mean = new double[at.Length], ofOne = new double[at.Length], sizes = new double[at.Length];
        double meanValue = 0, sizeOfValues = 0;
        for (var i = 0; i < sum.SampleCount; i++)
        {
            Array.Fill(ofOne, double.NaN);
            var one = sum.ValueAndGradient(at, [i], ofOne);
            meanValue += one / sum.SampleCount;
            sizeOfValues += Math.Abs(one) / sum.SampleCount;
            for (var j = 0; j < ofOne.Length; j++)
            {
                mean[j] += ofOne[j] / sum.SampleCount;
                sizes[j] += Math.Abs(ofOne[j]) / sum.SampleCount;
            }
        }

        if (!(Math.Abs(meanValue - value) <= MeanTolerance * sizeOfValues))
            faults.Add($"The mean of the samples' values is {Digits(meanValue)} and should be the value of all, {Digits(value)}.");
        for (var j = 0; j < mean.Length; j++)
        {
            if (Math.Abs(mean[j] - gradient[j]) <= MeanTolerance * sizes[j])
                continue;
            Worst ??= j;
            faults.Add($"Entry {j} of the samples' mean gradient is {Digits(mean[j])} and should be {Digits(gradient[j])}, as in the whole gradient{Guess(mean[j], gradient[j])}.");
        }
    }

    private static string Digits(double number) =>
        double.IsFinite(number) ? (number + 0.0).ToString("G9", CultureInfo.InvariantCulture).Replace('-', '−') : Text.Number(number); // −0 + 0 is 0.
}

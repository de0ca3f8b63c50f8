namespace Descent.Lessons;

/// <summary>Runs θ ← θ − α_t d_t.</summary>
public static class GradientDescent
{
    /// <summary>How many points a run keeps unless told otherwise: more than a screen has columns.</summary>
    private const int DefaultRecording = 2000;

    /// <summary>Minimizes an objective from a starting point.</summary>
    /// <param name="objective">f.</param>
    /// <param name="start">θ_0, one finite number per parameter of <paramref name="objective"/>.</param>
    /// <param name="learningRate">α_t: a schedule, or a plain number for a constant learning rate.</param>
    /// <param name="steps">The most updates to make, 1 or more.</param>
    /// <param name="updateRule">The direction d_t; <see cref="Plain"/> when left out.</param>
    /// <param name="stop">When to stop earlier; <see cref="StopRule.Default"/> when left out.</param>
    /// <param name="record">The most points to keep, 2 or more; the first and the last are always among them.</param>
    /// <param name="cancellation">Ends the run with <see cref="Outcome.Cancelled"/> and what it has so far.</param>
    /// <returns>What happened. The run ends at the first number that is not finite and keeps everything before it.</returns>
    /// <exception cref="ArgumentException">An argument is outside its range, or <paramref name="stop"/> needs a minimizer that is not known.</exception>
    public static Run Minimize(
        Objective objective,
        double[] start,
        Schedule learningRate,
        int steps = 1000,
        UpdateRule? updateRule = null,
        StopRule? stop = null,
        int record = DefaultRecording,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(learningRate);
        Require.Length(objective.Dimension, Require.AllFinite(start).Length, nameof(start));
        Require.AtLeast(1, steps);
        Require.AtLeast(2, record);
        updateRule ??= new Plain();
        stop ??= StopRule.Default;

        double[]? minimizer = objective.Minimizer is { } known ? [.. known] : null;
        if (stop.NeedsMinimizer && minimizer is null)
            throw new ArgumentException("stop compares distances to the minimizer, and this objective does not know its own.", nameof(stop));

        var theta = (double[])start.Clone();
        var gradient = new double[theta.Length];
        var state = new double[updateRule.StateLength(theta.Length)];
        var recorder = new Recorder(theta.Length, steps, record);
        var startingDistance = Distance(theta, minimizer);
        var outcome = Outcome.StepLimit;
        for (var step = 0; ; step++)
        {
            var value = objective.ValueAndGradient(theta, gradient);
            var gradientNorm = Norm(gradient);
            if (!double.IsFinite(value) || !double.IsFinite(gradientNorm))
            {
                outcome = Outcome.Diverged;
                break;
            }

            var rate = learningRate.At(step);
            var distance = Distance(theta, minimizer);
            recorder.Record(step, value, gradientNorm, distance, rate, theta);
            if (stop.IsMet(value, gradientNorm, Fraction(distance, startingDistance)))
            {
                outcome = Outcome.Converged;
                break;
            }

            if (step == steps)
                break;

            if (cancellation.IsCancellationRequested)
            {
                outcome = Outcome.Cancelled;
                break;
            }

            updateRule.Direct(gradient, state);
            for (var i = 0; i < theta.Length; i++)
                theta[i] -= rate * gradient[i];
        }

        return new Run(objective, learningRate, updateRule, outcome, steps, recorder.Points());
    }

    // A run that starts at the minimizer has nothing left to travel.
    private static double Fraction(double distance, double startingDistance) => startingDistance == 0 ? 0 : distance / startingDistance;

    private static double Norm(ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var entry in vector)
            sum += entry * entry;
        return Math.Sqrt(sum);
    }

    private static double Distance(ReadOnlySpan<double> theta, double[]? minimizer)
    {
        if (minimizer is null)
            return double.NaN;

        var sum = 0.0;
        for (var i = 0; i < minimizer.Length; i++)
            sum += (theta[i] - minimizer[i]) * (theta[i] - minimizer[i]);
        return Math.Sqrt(sum);
    }
}

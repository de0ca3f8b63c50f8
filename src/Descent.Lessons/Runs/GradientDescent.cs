namespace Descent.Lessons;

/// <summary>Runs θ ← θ − α_t d_t.</summary>
public static class GradientDescent
{
    /// <summary>How many points a run keeps unless told otherwise: more than a screen has columns.</summary>
    private const int DefaultRecording = 2000;

    /// <summary>The same where every point kept costs a pass over all samples.</summary>
    private const int DefaultRecordingOfBatches = 400;

    /// <summary>Minimizes an objective from a starting point.</summary>
    /// <param name="objective">f.</param>
    /// <param name="start">θ_0, one finite number per parameter of <paramref name="objective"/>.</param>
    /// <param name="learningRate">α_t: a schedule, or a plain number for a constant learning rate.</param>
    /// <param name="steps">The most updates to make, 1 or more.</param>
    /// <param name="updateRule">The direction d_t; <see cref="Plain"/> when left out.</param>
    /// <param name="batch">The samples of each step; <see cref="Batch.Full"/> when left out. Anything else needs a <see cref="FiniteSum"/>.</param>
    /// <param name="seed">Where the shuffling of samples starts; needed, and used, only where <paramref name="batch"/> is not full.</param>
    /// <param name="stop">When to stop earlier; <see cref="StopRule.Default"/> when left out.</param>
    /// <param name="record">
    /// The most points to keep, 2 or more; the first and the last are always among them, and 2 keeps no others. 2000 when
    /// left out, or 400 where <paramref name="batch"/> is not full, because each then costs a pass over all samples.
    /// </param>
    /// <param name="averageFrom">The step from which θ_t is averaged into <see cref="Run.Average"/>, 0 or greater; none when left out.</param>
    /// <param name="progress">Told the fraction of <paramref name="steps"/> that is done, at every recorded point.</param>
    /// <param name="cancellation">Ends the run with <see cref="Outcome.Cancelled"/> and what it has so far.</param>
    /// <returns>
    /// What happened. The run ends at the first number that is not finite and keeps what it has recorded, and where
    /// <paramref name="batch"/> is full also the last point before it.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// An argument is outside its range; <paramref name="start"/> has no finite value or gradient; <paramref name="batch"/>
    /// is not full and the objective not a sum, or <paramref name="seed"/> missing; or <paramref name="stop"/> needs a
    /// minimizer that is not known.
    /// </exception>
    /// <exception cref="InvalidOperationException">A <see cref="Schedule.Custom"/> gives a number that is no learning rate.</exception>
    public static Run Minimize(
        Objective objective,
        double[] start,
        Schedule learningRate,
        int steps = 1000,
        UpdateRule? updateRule = null,
        Batch? batch = null,
        int? seed = null,
        StopRule? stop = null,
        int? record = null,
        int? averageFrom = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(learningRate);
        Require.AllFinite(objective.Dimension, start);
        Require.AtLeast(1, steps);
        batch ??= Batch.Full;
        stop ??= StopRule.Default;
        updateRule ??= new Plain();
        var recorded = Require.AtLeast(2, record ?? (batch.Size is null ? DefaultRecording : DefaultRecordingOfBatches), nameof(record));
        if (averageFrom is { } from)
            Require.AtLeast(0, from, nameof(averageFrom));
        if (batch.Size is not null && objective is not FiniteSum)
            throw new ArgumentException($"batch must be Batch.Full, because this objective is not a sum over samples: {objective}.", nameof(batch));
        if (batch.Size is not null && seed is null)
            throw new ArgumentNullException(nameof(seed), "seed must be given where a batch is drawn, so that the run can be repeated.");
        if (stop.NeedsMinimizer && objective.Minimizer is null)
            throw new ArgumentException("stop compares distances to the minimizer, and this objective does not know its own.", nameof(stop));

        var loop = new RunLoop(objective, start, learningRate, steps, updateRule, batch, seed, stop, recorded, averageFrom);
        var outcome = loop.Run(progress, cancellation);
        var points = loop.Points();
        return points.Length > 0
            ? new Run(objective, learningRate, updateRule, batch, outcome, steps, points, loop.Tail(), loop.Average) { AverageFrom = averageFrom }
            : throw new ArgumentException("start must be a point where the objective and its gradient are finite.", nameof(start));
    }
}

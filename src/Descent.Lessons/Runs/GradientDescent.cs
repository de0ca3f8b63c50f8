namespace Descent.Lessons;

/// <summary>Runs θ ← θ − α_t d_t.</summary>
public static class GradientDescent
{
    /// <summary>Minimizes an objective from a starting point.</summary>
    /// <param name="objective">f.</param>
    /// <param name="start">θ_0, one finite number per parameter of <paramref name="objective"/>.</param>
    /// <param name="learningRate">α_t: a schedule, a plain number for a constant learning rate, or a rule that looks at the run.</param>
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
        LearningRateRule learningRate,
        int steps = 1000,
        UpdateRule? updateRule = null,
        Batch? batch = null,
        int? seed = null,
        StopRule? stop = null,
        int? record = null,
        int? averageFrom = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        Settings(objective, Require.AllFinite(objective?.Dimension ?? throw new ArgumentNullException(nameof(objective)), start), learningRate, steps, updateRule, batch, seed, stop, record, averageFrom)
            .Minimize(progress, cancellation);

    /// <summary>Minimizes an objective from where all parameters are 0, which suits models of data.</summary>
    /// <inheritdoc cref="Minimize(Objective, double[], LearningRateRule, int, UpdateRule, Batch, int?, StopRule, int?, int?, IProgress{double}, CancellationToken)"/>
    /// <exception cref="ArgumentException">
    /// An argument is outside its range or does not go with another one, or f is not finite or has no slope where all
    /// parameters are 0, so that a start must be given.
    /// </exception>
    public static Run Minimize(
        Objective objective,
        LearningRateRule learningRate,
        int steps = 1000,
        UpdateRule? updateRule = null,
        Batch? batch = null,
        int? seed = null,
        StopRule? stop = null,
        int? record = null,
        int? averageFrom = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        Settings(objective, null, learningRate, steps, updateRule, batch, seed, stop, record, averageFrom).Minimize(progress, cancellation);

    private static RunSettings Settings(
        Objective objective, double[]? start, LearningRateRule learningRate, int steps, UpdateRule? updateRule, Batch? batch, int? seed, StopRule? stop, int? record, int? averageFrom) => new()
        {
            Objective = objective,
            Start = start,
            LearningRate = learningRate,
            Steps = steps,
            UpdateRule = updateRule ?? new Plain(),
            Batch = batch ?? Batch.Full,
            Seed = seed,
            Stop = stop ?? StopRule.Default,
            Record = record,
            AverageFrom = averageFrom,
        };
}

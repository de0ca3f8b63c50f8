namespace Descent.Lessons;

/// <summary>How big a step, when: the learning rate α_t as a pure function of the step number t.</summary>
/// <remarks>
/// <para>
/// A schedule is immutable and keeps no count of its own: <see cref="At"/> gives the same value for the same t, however
/// often and in whatever order it is asked. Two schedules with the same numbers are equal. What has to look at the run is a
/// <see cref="LearningRateRule"/> that is no schedule: <see cref="ReduceOnPlateau"/> or <see cref="Backtracking"/>.
/// </para>
/// <para>The same schedules elsewhere (a run's step count is called differently in each):</para>
/// <list type="table">
/// <listheader><term>here</term><description>PyTorch / Keras / Optax</description></listheader>
/// <item><term><see cref="InverseTimeDecay"/></term><description>LambdaLR / InverseTimeDecay / —</description></item>
/// <item><term><see cref="StepDecay"/></term><description>StepLR / ExponentialDecay(staircase=True) / exponential_decay(staircase=True)</description></item>
/// <item><term><see cref="ExponentialDecay"/></term><description>ExponentialLR(γ = e^(−k)) / ExponentialDecay / exponential_decay</description></item>
/// <item><term><see cref="CosineDecay"/></term><description>CosineAnnealingLR, up to T_max / CosineDecay / cosine_decay_schedule</description></item>
/// <item><term><see cref="CosineWarmRestarts"/></term><description>CosineAnnealingWarmRestarts / CosineDecayRestarts / sgdr_schedule</description></item>
/// <item><term><see cref="Then(Schedule, int)"/></term><description>SequentialLR / — / join_schedules</description></item>
/// </list>
/// </remarks>
public abstract record Schedule : LearningRateRule
{
    /// <summary>A plain number is a constant learning rate.</summary>
    /// <param name="learningRate">α, a finite number greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not a finite number greater than 0.</exception>
    public static implicit operator Schedule(double learningRate) => new Constant(learningRate);

    /// <summary>A schedule of your own.</summary>
    /// <param name="formula">α_t as it should be shown, for example "α_t = 0.1 / √(t + 1)".</param>
    /// <param name="learningRate">
    /// α_t for a t of 0 or greater: a pure function, whose values are finite and 0 or greater. Where it gives another, asking
    /// for that α_t throws an <see cref="InvalidOperationException"/>. A run of n steps asks for α_0 to α_n: the last belongs to
    /// where it ends.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="formula"/> is empty, or <paramref name="learningRate"/> is null.</exception>
    public static Schedule Custom(string formula, Func<int, double> learningRate) => new CustomSchedule(formula, learningRate);

    /// <summary>α_t.</summary>
    /// <param name="step">t, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The function of a <see cref="Custom"/> schedule gives no learning rate there.</exception>
    public double At(int step)
    {
        Require.AtLeast(0, step);
        return LearningRateAt(step);
    }

    /// <summary>α_0, α_1, …, in order.</summary>
    /// <param name="steps">How many, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The function of a <see cref="Custom"/> schedule gives no learning rate at one of them.</exception>
    public double[] Values(int steps)
    {
        var values = new double[Require.AtLeast(1, steps)];
        for (var step = 0; step < values.Length; step++)
            values[step] = LearningRateAt(step);
        return values;
    }

    /// <summary>This schedule for some steps, and then another one, which starts at its own step 0.</summary>
    /// <param name="next">The schedule that takes over.</param>
    /// <param name="after">The step at which it takes over, 1 or greater.</param>
    /// <exception cref="ArgumentException"><paramref name="next"/> is null, or <paramref name="after"/> is less than 1.</exception>
    public Schedule Then(Schedule next, int after) => new JoinedSchedule(this, next, after);

    /// <summary>This schedule for some steps, and then a constant learning rate; with 0 the run stands still from there on.</summary>
    /// <param name="learningRate">The learning rate that takes over, a finite number, 0 or greater.</param>
    /// <param name="after">The step at which it takes over, 1 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Schedule Then(double learningRate, int after) =>
        Then(Require.NotNegative(learningRate) == 0 ? Constant.Zero : new Constant(learningRate), after);

    /// <summary>A linear rise from α_0/steps to α_0 over some steps, and then this schedule from its step 0.</summary>
    /// <param name="steps">Length of the rise, 1 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">The function of a <see cref="Custom"/> schedule gives no learning rate at step 0.</exception>
    public Schedule WithWarmup(int steps) => new LinearRise(At(0), steps).Then(this, after: steps);

    /// <summary>The same schedule counted in epochs: it stands still within an epoch, α_t = this schedule at ⌊t/stepsPerEpoch⌋.</summary>
    /// <param name="stepsPerEpoch">Steps in an epoch, 1 or greater: n divided by the batch size, rounded up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stepsPerEpoch"/> is less than 1.</exception>
    public Schedule PerEpoch(int stepsPerEpoch) => new EpochSchedule(this, stepsPerEpoch);

    /// <summary>factor · α_t.</summary>
    /// <param name="factor">A finite number greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a finite number greater than 0.</exception>
    public Schedule Scale(double factor) => new ScaledSchedule(this, factor);

    /// <inheritdoc/>
    internal sealed override Schedule Planned => this;

    /// <inheritdoc/>
    internal sealed override double RateAt(int step, ReadOnlySpan<double> state) => LearningRateAt(step);

    /// <summary>α_t, for a t that has been checked.</summary>
    /// <param name="step">t, counted from 0.</param>
    protected internal abstract double LearningRateAt(int step);
}

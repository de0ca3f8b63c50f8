namespace Descent.Lessons;

/// <summary>
/// A learning rate that is reduced when the loss stops improving: after more than so many epochs in a row without a loss
/// below the lowest so far by more than threshold of its size, α is multiplied by a factor, once more each time.
/// </summary>
/// <remarks>
/// <para>
/// Loss means what the steps of an epoch have seen, and costs nothing: where batches are drawn, the mean of their losses over
/// all samples of the epoch, which is over after n samples; where every step uses all samples, f(θ_t), and each step is an
/// epoch. α changes with the first step after.
/// </para>
/// <para>
/// PyTorch's ReduceLROnPlateau, given that loss after each epoch, makes the same of one that is greater than 0 (with <c>threshold_mode="rel"</c> and
/// <c>eps=0</c>); in Keras it is the callback ReduceLROnPlateau, in Optax <c>contrib.reduce_on_plateau</c>.
/// </para>
/// </remarks>
public sealed record ReduceOnPlateau : LearningRateRule
{
    // What the run remembers, all 0 at first.
    private const int Reductions = 0, Epochs = 1, Lowest = 2, Waited = 3, Rest = 4, LossSum = 5, SampleSum = 6;

    /// <summary>A learning rate that is reduced on a plateau.</summary>
    /// <param name="learningRate">α_t before any reduction: a number, or a schedule.</param>
    /// <param name="factor">What a reduction leaves of α, between 0 and 1, ends excluded.</param>
    /// <param name="patience">Epochs in a row without improvement that are let pass, 0 or greater; one more reduces α.</param>
    /// <param name="threshold">The share by which a loss must be below the lowest so far to count as improvement, 0 or greater and less than 1.</param>
    /// <param name="cooldown">Epochs after a reduction that are not counted, 0 or greater.</param>
    /// <param name="floor">The learning rate below which no reduction leads, 0 or greater.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public ReduceOnPlateau(Schedule learningRate, double factor = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, double floor = 0)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        LearningRate = learningRate;
        Factor = Require.InOpenUnitInterval(factor);
        Patience = Require.AtLeast(0, patience);
        Threshold = Require.InHalfOpenUnitInterval(threshold);
        Cooldown = Require.AtLeast(0, cooldown);
        Floor = Require.NotNegative(floor);
    }

    /// <summary>α_t before any reduction.</summary>
    public Schedule LearningRate { get; }

    /// <summary>What a reduction leaves of α.</summary>
    public double Factor { get; }

    /// <summary>Epochs in a row without improvement that are let pass.</summary>
    public int Patience { get; }

    /// <summary>The share by which a loss must be below the lowest so far.</summary>
    public double Threshold { get; }

    /// <summary>Epochs after a reduction that are not counted.</summary>
    public int Cooldown { get; }

    /// <summary>The learning rate below which no reduction leads.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    internal override Schedule Planned => Schedule.Custom(ToString(), LearningRate.LearningRateAt);

    /// <inheritdoc/>
    internal override int StateLength => SampleSum + 1;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{LearningRate}, times {Text.Number(Factor)} after {Text.Number(Patience)} epochs without improvement";

    /// <inheritdoc/>
    internal override double RateAt(int step, ReadOnlySpan<double> state)
    {
        var planned = LearningRate.LearningRateAt(step);
        return Math.Max(planned * Math.Pow(Factor, state[Reductions]), Math.Min(planned, Floor));
    }

    /// <inheritdoc/>
    internal override void Observe(double loss, int samples, int samplesOfAll, Span<double> state)
    {
        state[LossSum] += samples * loss;
        state[SampleSum] += samples;
        if (state[SampleSum] < samplesOfAll)
            return;

        loss = state[LossSum] / state[SampleSum];
        state[LossSum] = state[SampleSum] = 0;
        var isLower = state[Epochs]++ == 0 || loss < state[Lowest] - (Threshold * Math.Abs(state[Lowest]));
        if (isLower)
            state[Lowest] = loss;
        state[Waited] = isLower ? 0 : state[Waited] + 1;
        if (state[Rest] > 0)
        {
            state[Rest]--;
            state[Waited] = 0;
        }

        if (state[Waited] > Patience)
        {
            state[Reductions]++;
            state[Rest] = Cooldown;
            state[Waited] = 0;
        }
    }
}

namespace Descent.Lessons;

/// <summary>All that decides what a run does: the same settings give the same run.</summary>
/// <remarks>
/// Change one and run again: <c>(run.Settings with { LearningRate = 0.1 }).Minimize()</c>. What does not fit together is
/// found when it runs.
/// </remarks>
public sealed record RunSettings
{
    /// <summary>How many points a run keeps unless told otherwise: more than a screen has columns.</summary>
    private const int DefaultRecord = 2000;

    /// <summary>The same where every point kept costs a pass over all samples.</summary>
    private const int DefaultRecordOfBatches = 400;

    /// <summary>The most numbers that all points kept have together unless told otherwise: a gigabyte.</summary>
    private const int DefaultNumbers = 1 << 27;

    /// <summary>f.</summary>
    public required Objective Objective { get; init; }

    /// <summary>θ_0, one finite number per parameter; all zeros when left out, where f has a gradient that leads away from them.</summary>
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>α_t: a schedule, a plain number for a constant learning rate, or a rule that looks at the run.</summary>
    public required LearningRateRule LearningRate { get; init; }

    /// <summary>The most updates to make, 1 or more.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>The direction d_t.</summary>
    public UpdateRule UpdateRule { get; init; } = new Plain();

    /// <summary>The samples of each step. Anything but <see cref="Batch.Full"/> needs a <see cref="FiniteSum"/>.</summary>
    public Batch Batch { get; init; } = Batch.Full;

    /// <summary>Where the shuffling of samples starts; needed, and used, only where <see cref="Batch"/> is not full.</summary>
    public int? Seed { get; init; }

    /// <summary>When to stop earlier.</summary>
    public StopRule Stop { get; init; } = StopRule.Default;

    /// <summary>
    /// The most points to keep, 2 or more; 2000 when left out, or 400 where <see cref="Batch"/> is not full, and fewer where f has
    /// more than 60,000 parameters.
    /// </summary>
    public int? Record { get; init; }

    /// <summary>The step from which θ_t is averaged into <see cref="Run.Average"/>, 0 or greater; none when left out.</summary>
    public int? AverageFrom { get; init; }

    /// <summary>
    /// The longest gradient to follow: a longer one, over the samples of a step, is shortened to this length before the update
    /// rule sees it, g ← g · min(1, clip/‖g‖). Greater than 0; none when left out.
    /// </summary>
    /// <remarks>Source: R. Pascanu, T. Mikolov and Y. Bengio, On the difficulty of training recurrent neural networks, 2013.</remarks>
    public double? Clip { get; init; }

    /// <summary><see cref="Record"/>, or what stands for it.</summary>
    internal int Recorded => Record ?? Math.Clamp(DefaultNumbers / Math.Max(1, Objective.Dimension), 2, Batch.Size is null ? DefaultRecord : DefaultRecordOfBatches);

    /// <summary>Runs θ ← θ − α_t d_t with these settings.</summary>
    /// <param name="progress">Told the fraction of <see cref="Steps"/> that is done, at every recorded point.</param>
    /// <param name="cancellation">Ends the run with <see cref="Outcome.Cancelled"/> and what it has so far.</param>
    /// <exception cref="ArgumentException">A setting is outside its range, or does not go with another one.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Schedule.Custom"/> gives a number that is no learning rate.</exception>
    /// <inheritdoc cref="GradientDescent.Minimize(Objective, double[], LearningRateRule, int, UpdateRule, Batch, int?, StopRule, int?, int?, double?, IProgress{double}, CancellationToken)" path="/returns"/>
    public Run Minimize(IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Checked().Run(from: null, BudgetFrom.Start, progress, cancellation);

    /// <summary>Goes on from where a loop ended.</summary>
    internal Run Continue(RunLoop from, BudgetFrom budget, IProgress<double>? progress, CancellationToken cancellation) =>
        Checked().Run(from, budget, progress, cancellation);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Objective}, {LearningRate}, {UpdateRule}{(Batch.Size is null ? "" : $", {Batch}")}{(Clip is { } clip ? $", clipped at {Text.Number(clip)}" : "")}";

    /// <summary>What there is to say of a start from which no run begins.</summary>
    internal static ArgumentException NotFinite() => Refuse("start", "start must be a point where the objective and its gradient are finite.");

    private static ArgumentException Refuse(string name, string reason) => new(reason, name);

    private Run Run(RunLoop? from, BudgetFrom budget, IProgress<double>? progress, CancellationToken cancellation)
    {
        var loop = new RunLoop(this, from, budget);
        var outcome = loop.Run(progress, cancellation);
        return loop.Points() is { Length: > 0 } points
            ? new Run(this, outcome, points, loop)
            : throw NotFinite();
    }

    /// <summary>These settings, sound, with a start that nobody else can change.</summary>
    internal RunSettings Checked()
    {
        // The exceptions name the arguments of GradientDescent.Minimize, where most settings come from.
        ArgumentNullException.ThrowIfNull(Objective, "objective");
        ArgumentNullException.ThrowIfNull(LearningRate, "learningRate");
        ArgumentNullException.ThrowIfNull(UpdateRule, "updateRule");
        ArgumentNullException.ThrowIfNull(Batch, "batch");
        ArgumentNullException.ThrowIfNull(Stop, "stop");
        var start = Start is null ? Zeros() : Require.AllFinite(Objective.Dimension, [.. Start], "start");
        Require.AtLeast(1, Steps, "steps");
        Require.AtLeast(2, Recorded, "record");
        if ((Math.Min(Recorded, Steps + 1L) + 1) * Objective.Dimension > Array.MaxLength)
            throw Refuse("record", $"record must be {Text.Number((Array.MaxLength / Objective.Dimension) - 1)} at most, because each point has {Text.Number(Objective.Dimension)} parameters.");
        Require.AtLeast(0, AverageFrom ?? 0, "averageFrom");
        Require.Positive(Clip ?? 1, "clip");
        if (LearningRate is Backtracking && UpdateRule is not Plain)
            throw Refuse("updateRule", $"updateRule must be Plain, because backtracking searches along the gradient, and {UpdateRule} takes other directions.");
        if (LearningRate is Backtracking && Batch.Size is not null)
            throw Refuse("batch", "batch must be Batch.Full, because backtracking compares losses, and those of different batches cannot be compared.");
        if (Batch.Size is not null && Objective is not FiniteSum)
            throw Refuse("batch", $"batch must be Batch.Full, because this objective is not a sum over samples: {Objective}.");
        if (Batch.Size is not null && Seed is null)
            throw Refuse("seed", "seed must be given where a batch is drawn, so that the run can be repeated.");
        if (Stop.NeedsMinimizer && Objective.Minimizer is null)
            throw Refuse("stop", "stop compares distances to the minimizer, and this objective does not know its own.");

        return this with { Start = Array.AsReadOnly(start) };
    }

    // Where zeros are no start, the answer would be a run that goes nowhere.
    private double[] Zeros()
    {
        var (zeros, gradient) = (new double[Objective.Dimension], new double[Objective.Dimension]);
        var value = Objective.ValueAndGradientAt(zeros, gradient);
        if (!double.IsFinite(value) || !gradient.All(double.IsFinite))
            throw Refuse("start", "start must be given, because the objective or its gradient is not finite where all parameters are 0.");
        return gradient.Any(slope => slope != 0)
            ? zeros
            : throw Refuse("start", "start must be given, because the gradient is 0 where all parameters are 0, and a run from there would not move.");
    }
}

/// <summary>Where the budget of a stop rule begins.</summary>
internal enum BudgetFrom
{
    /// <summary>Where the whole run began.</summary>
    Start,

    /// <summary>Where it began until now.</summary>
    AsBefore,

    /// <summary>Where the run goes on.</summary>
    Here,
}

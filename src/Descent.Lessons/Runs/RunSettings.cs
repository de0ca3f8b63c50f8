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

    /// <summary>The most points to keep, 2 or more; 2000 when left out, or 400 where <see cref="Batch"/> is not full.</summary>
    public int? Record { get; init; }

    /// <summary>The step from which θ_t is averaged into <see cref="Run.Average"/>, 0 or greater; none when left out.</summary>
    public int? AverageFrom { get; init; }

    /// <summary><see cref="Record"/>, or what stands for it.</summary>
    internal int Recorded => Record ?? (Batch.Size is null ? DefaultRecord : DefaultRecordOfBatches);

    /// <summary>Runs θ ← θ − α_t d_t with these settings.</summary>
    /// <param name="progress">Told the fraction of <see cref="Steps"/> that is done, at every recorded point.</param>
    /// <param name="cancellation">Ends the run with <see cref="Outcome.Cancelled"/> and what it has so far.</param>
    /// <exception cref="ArgumentException">A setting is outside its range, or does not go with another one.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="Schedule.Custom"/> gives a number that is no learning rate.</exception>
    /// <inheritdoc cref="GradientDescent.Minimize(Objective, double[], LearningRateRule, int, UpdateRule, Batch, int?, StopRule, int?, int?, IProgress{double}, CancellationToken)" path="/returns"/>
    public Run Minimize(IProgress<double>? progress = null, CancellationToken cancellation = default)
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
        Require.AtLeast(0, AverageFrom ?? 0, "averageFrom");
        if (Batch.Size is not null && Objective is not FiniteSum)
            throw Refuse("batch", $"batch must be Batch.Full, because this objective is not a sum over samples: {Objective}.");
        if (Batch.Size is not null && Seed is null)
            throw Refuse("seed", "seed must be given where a batch is drawn, so that the run can be repeated.");
        if (Stop.NeedsMinimizer && Objective.Minimizer is null)
            throw Refuse("stop", "stop compares distances to the minimizer, and this objective does not know its own.");

        var settings = this with { Start = Array.AsReadOnly(start) };
        var loop = new RunLoop(settings);
        var outcome = loop.Run(progress, cancellation);
        return loop.Points() is { Length: > 0 } points
            ? new Run(settings, outcome, points, loop)
            : throw Refuse("start", "start must be a point where the objective and its gradient are finite.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Objective}, {LearningRate}, {UpdateRule}{(Batch.Size is null ? "" : $", {Batch}")}";

    private static ArgumentException Refuse(string name, string reason) => new(reason, name);

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

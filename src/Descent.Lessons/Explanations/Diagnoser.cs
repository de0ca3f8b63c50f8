namespace Descent.Lessons;

/// <summary>The rules that name what happened in a run. They are asked in order; the first that applies decides.</summary>
/// <remarks>
/// Theory first, where the run's bowl is known: it is the objective itself, or has been found by second derivatives about
/// the end of the run. What theory does not decide is read from the recorded points.
/// </remarks>
internal static partial class Diagnoser
{
    internal const double Rounding = 1e-12; // Of the loss above the minimum at the start: no more than rounding is left.
    internal const double Near = 1e-6; // The same where forecasts may end: from here on it is a matter of more steps.
    private const double OnCourse = 1e-3; // This part is near enough to call it a matter of time.
    internal const double FairlyNear = 0.01; // Here a stop rule about the gradient was met at the minimum, and not on flat ground before it.
    private const double HasBegun = 0.5; // Of the loss at the start: before, a run is too small to be told about the minimum.
    private const double FarAbove = 2; // Times the loss at the start: noise or a bounce may end a little above it.
    private const double Growing = 1.5; // Late loss over earlier loss: more than chance makes of medians over a quarter of a run.
    internal const double Flattened = 1e-3; // Of the steepest slope of the run: here the ground is flat, wherever it is.
    private const double NoSlopeLeft = 0.1; // ‖∇f‖ ‖θ − θ*‖ over f − f*, which on convex ground is never below 1.
    private const double LittleAhead = 0.15; // Of the way so far: a schedule that holds no more in store is at its end.
    private const double ShrunkenStep = 0.2; // Of the peak learning rate: a schedule that still gives more has not ended.
    private const double AtPeak = 0.5; // Of the peak: a schedule that gives as much, after it gave less, has risen again.
    private const double LateDecay = 0.45; // Of the peak: a mean as high as a cosine's, 0.5, is of a schedule that took its time.
    private const double SteadyHelps = 0.7; // Of the loss that is left: where a steady learning rate leaves more, it is not the schedule.
    private const double FloorTimes = 5; // Times the noise floor that theory expects: beyond, the steps themselves throw the run out.
    private const double NoTrend = 0.4; // Late loss over the loss a quarter of the run earlier: chance, at a constant learning rate;
    private const double NoTrendInDecay = 0.85; // with a decaying one the floor sinks as α does, by 1/√t or faster.
    private const double NotNoise = 0.5; // Of the typical loss: where averaging leaves more, it is not noise that keeps the run up.
    private const double MostlyNoise = 0.1; // Of the typical loss: what a run without noise would have left.
    private const double HardlyAny = 0.1; // The same again: where the bowl knows the run, a trend in its last losses is chance.
    private const double AtEdge = 1 + 1e-9; // Times the edge of stability: a learning rate computed as the edge may be rounded up.

    internal static Diagnosis Diagnose(Symptoms symptoms)
    {
        var run = symptoms.Run;
        if (IsTooLarge(symptoms))
            return Diagnosis.Diverging;
        if (symptoms.Bottom.HasNoMinimum && !HasWhatItAskedFor(run) && (symptoms.Left < HasBegun || symptoms.Bottom.IsStraight))
            return Diagnosis.NoMinimum;
        if (IsStuck(symptoms))
            return Diagnosis.Stuck;
        if (HasArrived(symptoms))
            return Diagnosis.Arrived;
        if (IsStalled(symptoms))
            return Diagnosis.StalledBySchedule;
        if (IsNoise(symptoms))
            return Diagnosis.NoiseFloor;
        if (Slowness(symptoms) is { } slow)
            return slow;
        return run.Outcome == Outcome.BudgetSpent ? Diagnosis.BudgetSpent : Diagnosis.Converging;
    }

    private static bool IsTooLarge(Symptoms symptoms)
    {
        var run = symptoms.Run;
        if (run.Outcome == Outcome.Diverged)
            return true;
        var isStable = symptoms.Bowl is { IsExact: true } && symptoms.PeakLearningRate <= symptoms.Edge * AtEdge;
        if (symptoms.OverStart > FarAbove && !HasSettled(symptoms))
            return symptoms.IsStochastic ? !IsAtExpectedFloor(symptoms) : !isStable; // Momentum may well rise before it falls.

        // Beyond the edge, and higher at the end than before: it has begun to grow, however low it still is.
        // A clipped run cannot grow there: its steps have a longest length, and it bounces.
        var isBeyondEdge = symptoms.Bowl is { IsExact: true } && !symptoms.IsStochastic && run.Settings.Clip is null && symptoms.LastLearningRate > symptoms.Edge * AtEdge;
        return isBeyondEdge && symptoms.Highest(1, 1) > Growing * symptoms.LowestIn(0, 1) && symptoms.Highest(1, 1) >= symptoms.Highest(0.9, 1);
    }

    /// <summary>Whether the run stands still on flat ground, wherever it was thrown.</summary>
    private static bool HasSettled(Symptoms symptoms) =>
        symptoms.HasSlopeEnded && !(symptoms.Turns.Shrinking > 1);

    /// <summary>Whether the loss is what theory expects of the noise, α tr C/4B, C being the covariance of one sample's gradient.</summary>
    private static bool IsAtExpectedFloor(Symptoms symptoms)
    {
        if (symptoms.LastLearningRate >= symptoms.Edge)
            return false;

        var sum = (FiniteSum)symptoms.Run.Objective;
        var scale = symptoms.Run.UpdateRule is HeavyBall or Nesterov ? 1 / (1 - BetaOf(symptoms.Run.UpdateRule)) : 1;
        var every = Math.Max(1, sum.SampleCount / 500); // The noise of 500 samples tells enough of all.
        double[] at = sum.Minimizer is { } minimizer ? [.. minimizer] : symptoms.Bowl?.Center ?? symptoms.End;
        var gradient = new double[sum.Dimension];
        var mean = sum.Gradient(at);
        var (variance, count) = (0.0, 0);
        for (var i = 0; i < sum.SampleCount; i += every)
        {
            sum.ValueAndGradientAt(at, [i], gradient);
            variance += Numerics.Norms.Squares([.. gradient.Zip(mean, (a, b) => a - b)]);
            count++;
        }

        var floor = scale * symptoms.LastLearningRate * variance / count / (4 * symptoms.Run.Batch.Size!.Value);
        return symptoms.Typical(0.75, 1) <= FloorTimes * floor;
    }

    private static bool IsStuck(Symptoms symptoms)
    {
        if (symptoms.SlopeOverNeed() < NoSlopeLeft && symptoms.Left > OnCourse)
            return true;
        return symptoms.Bottom.IsOnSaddle && symptoms.HasSlopeEnded;
    }

    private static bool HasArrived(Symptoms symptoms) =>
        HasWhatItAskedFor(symptoms.Run)
        || (symptoms.Run.Outcome == Outcome.Converged && symptoms.Left <= FairlyNear)
        || (symptoms.Excess <= symptoms.Rounding
            && (!symptoms.IsStochastic || symptoms.Typical(0.75, 1) <= symptoms.Rounding || HasDecayed(symptoms)) // And not by chance;
            && (symptoms.Run.IsLowestKnown || symptoms.HasSlopeEnded)); // what is only foretold needs a slope that has ended.

    private static bool HasDecayed(Symptoms symptoms) => symptoms.LastLearningRate < ShrunkenStep * symptoms.PeakLearningRate;

    /// <summary>A stop rule about the gradient can be met on flat ground far from the minimum; one about loss or distance cannot.</summary>
    internal static bool HasWhatItAskedFor(Run run) => run.Outcome == Outcome.Converged && !run.Settings.Stop.OutcomeAt(new(double.NaN, run.Final.GradientNorm, double.NaN, 0, 0)).HasValue;

    /// <summary>Far from arrived, with a schedule that holds little more in store, and that is what keeps it.</summary>
    private static bool IsStalled(Symptoms symptoms)
    {
        var run = symptoms.Run;
        if (symptoms.TravelAhead() >= LittleAhead || run.Final.LearningRate >= ShrunkenStep * symptoms.PeakLearningRate)
            return false;
        var isNear = symptoms.Left <= OnCourse;
        if (symptoms.Bowl is not { } bowl || symptoms.IsStochastic || symptoms.Edge is not { } edge || !(isNear || (bowl.IsExact && run.UpdateRule is Plain)))
            return !isNear && symptoms.MeanLearningRate < LateDecay * symptoms.PeakLearningRate;

        // What is not a bowl everywhere is one where so little is left.
        var from = bowl.IsExact ? run.Start : run.Points[run.Middle];
        var steady = bowl.Left(bowl.Errors(from.Theta), Math.Min(symptoms.PeakLearningRate, edge / 2), run.UpdateRule, run.Final.Step - from.Step);
        return steady * Math.Max(0, from.Value - symptoms.Lowest) < SteadyHelps * symptoms.Excess;
    }

    /// <summary>No lower than a while ago, and most of it goes when θ is averaged, or is more than the slope alone would have left.</summary>
    private static bool IsNoise(Symptoms symptoms)
    {
        if (!symptoms.IsStochastic || (HasDecayed(symptoms) && symptoms.TravelAhead() < LittleAhead)) // What stands still does not wander.
            return false;

        // A schedule that is at a peak again, as after a warm restart, has left its lowest losses behind.
        var isAtPeak = symptoms.Run.LearningRate is not Constant && symptoms.LastLearningRate >= AtPeak * symptoms.PeakLearningRate;
        var late = Math.Max(symptoms.Typical(0.75, 1), isAtPeak ? symptoms.Typical(0.95, 1) : 0);
        var isSteady = symptoms.Run.LearningRate is Constant && symptoms.Bowl is { IsExact: true };
        if ((isAtPeak || isSteady) && WithoutNoise(symptoms) < (isSteady ? HardlyAny : 1) * MostlyNoise * late)
            return true;
        var decays = HasDecayed(symptoms) || symptoms.Run.LearningRate is not Constant and not JoinedSchedule;
        if (late <= (decays ? NoTrendInDecay : NoTrend) * symptoms.Typical(0.5, 0.75))
            return false;
        return symptoms.NotNoise() < NotNoise || WithoutNoise(symptoms) < MostlyNoise * late;
    }

    /// <summary>The loss above the minimum that the run would have been left with if its steps had seen all samples; NaN where no bowl tells.</summary>
    private static double WithoutNoise(Symptoms symptoms)
    {
        if (symptoms.Bowl is not { } bowl || symptoms.Run.Settings.LearningRate is not Schedule schedule)
            return double.NaN;
        return bowl.IsExact
            ? bowl.Left(bowl.Errors(symptoms.Run.Start.Theta), schedule, symptoms.Run.UpdateRule, symptoms.Steps) * symptoms.Highest(0, 0)
            : bowl.Left(bowl.Errors(symptoms.Run.Points[symptoms.Run.Middle].Theta), symptoms.LastLearningRate, symptoms.Run.UpdateRule, symptoms.Steps / 2) * symptoms.Typical(0.45, 0.55);
    }
}

namespace Descent.Lessons;

/// <summary>The rules that name what happened in a run. They are asked in order; the first that applies decides.</summary>
internal static class Explainer
{
    private const double Arrived = 1e-6; // Of the loss above the minimum, this part is left at an arrival,
    private const double OnCourse = 1e-3; // and this part is near enough to call it a matter of time.
    private const double SoonAgain = 4; // A run that needs no more than this many times its steps is on course, too.

    internal static Explanation Explain(Run run)
    {
        var symptoms = new Symptoms(run);
        return Describe(Diagnose(run, symptoms), run, symptoms);
    }

    private static Diagnosis Diagnose(Run run, Symptoms symptoms)
    {
        if (run.Outcome == Outcome.Diverged || IsGrowing(symptoms))
            return Diagnosis.Diverging;
        if (symptoms.SlopeOverNeed() < 0.1 && symptoms.Left > OnCourse)
            return Diagnosis.Stuck;
        if (run.Outcome == Outcome.Converged || symptoms.Left <= Arrived && !symptoms.IsStochastic)
            return Diagnosis.Converging;
        if (IsStalled(run, symptoms))
            return Diagnosis.StalledBySchedule;
        if (symptoms.IsStochastic)
            return DiagnoseNoisy(symptoms);
        if (IsBouncing(symptoms))
            return Diagnosis.Oscillating;
        return IsOnCourse(run, symptoms) ? Diagnosis.Converging : Diagnosis.Crawling;
    }

    private static Diagnosis DiagnoseNoisy(Symptoms symptoms)
    {
        // Wandering: no more falling than rising, and no lower than a while ago.
        var wanders = symptoms.Falling() < 0.75 && symptoms.Typical(0.75, 1) > 0.7 * symptoms.Typical(0.5, 0.75);
        if (wanders)
            return Diagnosis.NoiseFloor;
        return symptoms.Left <= 0.1 || symptoms.Typical(0.75, 1) < 0.5 * symptoms.Typical(0.25, 0.5) ? Diagnosis.Converging : Diagnosis.Crawling;
    }

    /// <summary>Above the start, and higher late than in the middle.</summary>
    private static bool IsGrowing(Symptoms symptoms) =>
        symptoms.Left > 1.5 && symptoms.Typical(0.75, 1) > 1.5 * symptoms.Typical(0.25, 0.5);

    /// <summary>Far from arrived, with a schedule that holds little more in store.</summary>
    private static bool IsStalled(Run run, Symptoms symptoms) =>
        symptoms.Left > OnCourse && symptoms.TravelAhead() < 0.15 && run.Final.LearningRate < 0.2 * symptoms.PeakLearningRate;

    /// <summary>Steps that turn back on each other and keep their size, or a loss that swings and hardly sinks.</summary>
    private static bool IsBouncing(Symptoms symptoms)
    {
        var (reversing, shrinking) = symptoms.LastSteps();
        var bounces = reversing > 0.8 && shrinking > 0.97;
        var swings = symptoms.Highest(0.67, 1) > 10 * symptoms.Lowest(0.67, 1) && symptoms.Highest(0.67, 1) > 0.3 * symptoms.Highest(0.1, 0.4) && symptoms.Falling() < 0.9;
        return bounces || swings;
    }

    private static bool IsOnCourse(Run run, Symptoms symptoms) =>
        (symptoms.Left <= OnCourse && !(symptoms.DistanceLeft > 0.3)) || symptoms.StepsToGo() <= SoonAgain * run.Steps;

    private static Explanation Describe(Diagnosis diagnosis, Run run, Symptoms symptoms)
    {
        var what = run.IsLowestKnown ? "of the loss above the minimum" : "of the squared gradient";
        var left = $"After {Text.Steps(run.Steps)} {Text.Percent(symptoms.Left)} {what} is left.";
        return diagnosis switch
        {
            Diagnosis.Diverging => new(
                diagnosis,
                $"The loss went from {Text.Number(run.Start.Value)} to {Text.Number(run.Final.Value)} in {Text.Steps(run.Steps)}{(run.Outcome == Outcome.Diverged ? ", and then overflowed" : "")}.",
                ReasonToDiverge(run, symptoms.PeakLearningRate),
                IsTooLargeForBatches(run, symptoms.PeakLearningRate) ? "a learning rate ten times smaller, or a larger batch."
                    : Edge(run) is { } limit ? $"a learning rate below {Text.Number(limit)}, for example half of it." : "a learning rate ten times smaller.",
                IsTooLargeForBatches(run, symptoms.PeakLearningRate) ? "3.2" : LessonOf(run)),
            Diagnosis.Oscillating => new(
                diagnosis,
                $"{left} The last steps turn back on each other and keep their size.",
                Edge(run) is { } edge
                    ? $"The learning rate is {Text.Percent(run.Final.LearningRate / edge)} of the largest stable one, {Text.Number(edge)}: along the steepest axis a step undoes the one before."
                    : "The step is as long as the valley is wide, and does not shrink with the slope.",
                "a smaller learning rate, or one that decays.",
                run.Objective is AbsoluteValue or BowlWithJump ? "4" : LessonOf(run)),
            Diagnosis.Crawling => new(
                diagnosis,
                $"{left} At the present rate it takes {Text.Number(Math.Ceiling(symptoms.StepsToGo()))} more steps to a millionth.",
                SlowReason(run),
                SlowRemedy(run),
                LessonOf(run)),
            Diagnosis.NoiseFloor => new(
                diagnosis,
                $"The loss has stopped falling and wanders: {Text.Percent(symptoms.Typical(0.75, 1) / symptoms.Highest(0, 0))} {what} is left, as it was a quarter of the run before.",
                $"Each step sees only {(run.Batch.Size == 1 ? "one sample" : $"{Text.Number(run.Batch.Size!.Value)} samples")}, and the noise of that estimate throws the run off as fast as the slope brings it back.",
                "a learning rate that decays, a larger batch, or the average of the later steps.",
                "3.2"),
            Diagnosis.StalledBySchedule => new(
                diagnosis,
                $"{left} The learning rate has fallen from {Text.Number(symptoms.PeakLearningRate)} to {Text.Number(run.Final.LearningRate)}; as many steps again would travel {(symptoms.TravelAhead() < 1e-4 ? "less than 0.01 %" : Text.Percent(symptoms.TravelAhead()))} of the way so far.",
                "The schedule shrinks the steps faster than they bring the run to the minimum.",
                "a slower decay, or a decay that begins later.",
                "3.3"),
            Diagnosis.Stuck => new(
                diagnosis,
                $"{left} The slope is {Text.Number(run.Final.GradientNorm)}, too flat to lead to the minimum that is known.",
                "The gradient vanishes here although this is not the lowest point: a poor minimum, a saddle or a plateau.",
                "another start, or the noise of small batches with a learning rate large enough to shake the run loose.",
                "4"),
            _ => new(
                diagnosis,
                $"{left} The gradient went from {Text.Number(run.Start.GradientNorm)} to {Text.Number(run.Final.GradientNorm)}.",
                Edge(run) is { } edge && symptoms.PeakLearningRate < edge
                    ? $"The learning rate {Text.Number(symptoms.PeakLearningRate)} is within the stable range, which ends at {Text.Number(edge)}."
                    : "The steps fit the slope: the error shrinks and no axis is left behind.",
                run.Outcome == Outcome.Converged ? "a larger learning rate, to see how much sooner it could have arrived." : "more steps.",
                LessonOf(run)),
        };
    }

    private static string SlowReason(Run run) => run.Objective.Mu > 0 && run.Objective.L / run.Objective.Mu > 100
        ? $"The condition number is {Text.Number(run.Objective.ConditionNumber)}: a step that the steepest axis allows moves the flattest hardly at all."
        : "The steps are small beside the distance that is left.";

    private static string SlowRemedy(Run run) => Edge(run) switch
    {
        null => "a larger learning rate, as long as the loss keeps falling.",
        { } edge when run.Final.LearningRate < 0.25 * edge => $"a larger learning rate; up to {Text.Number(edge)} is stable.",
        _ => run.UpdateRule is Plain ? "standardized features, or momentum." : "standardized features, or another β.",
    };

    private static string ReasonToDiverge(Run run, double learningRate)
    {
        var number = Text.Number(learningRate);
        return Edge(run) switch
        {
            { } edge when IsTooLargeForBatches(run, learningRate) =>
                $"The learning rate {number} would be stable with all samples, up to {Text.Number(edge)}, but the samples of one step can be steeper than all of them together.",
            { } edge when learningRate >= edge => $"The learning rate {number} is beyond the largest stable one, {Text.Number(edge)}, so every step along the steepest axis makes the error larger.",
            _ => "The steps are longer than the valley is wide, so each lands higher up on the other side.",
        };
    }

    /// <summary>Whether steps that see all samples could take a learning rate that these, which see some of them, cannot.</summary>
    private static bool IsTooLargeForBatches(Run run, double learningRate) => run.Batch.Size is not null && learningRate < Edge(run);

    /// <summary>The largest stable learning rate, where theory knows one.</summary>
    private static double? Edge(Run run) => run.Objective.L > 0 && double.IsFinite(run.Objective.L)
        ? Theory.LargestStableIfKnown(run.UpdateRule, run.Objective.L)
        : null;

    private static string LessonOf(Run run) => run.UpdateRule is Plain ? "3.1" : "3.4";
}

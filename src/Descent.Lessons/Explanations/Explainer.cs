namespace Descent.Lessons;

/// <summary>Puts a diagnosis into words: the numbers that show it, why, and where the course speaks of it.</summary>
internal static class Explainer
{
    internal static Explanation Explain(Run run)
    {
        var symptoms = new Symptoms(run);
        var diagnosis = Diagnoser.Diagnose(symptoms);
        return new(diagnosis, Evidence(diagnosis, symptoms), Reason(diagnosis, symptoms), Lesson(diagnosis, run), () => new Remedies(diagnosis, symptoms).Best());
    }

    /// <summary>The diagnosis as a heading.</summary>
    internal static string Heading(this Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.NoiseFloor => "At the noise floor",
        Diagnosis.StalledBySchedule => "Stalled by its schedule",
        Diagnosis.IllConditioned => "Ill-conditioned",
        Diagnosis.UnderDamped => "Under-damped",
        Diagnosis.OverDamped => "Over-damped",
        Diagnosis.NoMinimum => "No minimum",
        Diagnosis.BudgetSpent => "Budget spent",
        _ => diagnosis.ToString(),
    };

    /// <summary>What a run with this diagnosis does, for captions: “the run …”.</summary>
    internal static string Verb(this Diagnosis diagnosis) => diagnosis switch
    {
        Diagnosis.Diverging => "diverges",
        Diagnosis.Oscillating => "bounces",
        Diagnosis.Crawling => "crawls",
        Diagnosis.IllConditioned => "hardly moves along flat axes",
        Diagnosis.NoiseFloor => "wanders at its noise floor",
        Diagnosis.StalledBySchedule => "is stalled by its schedule",
        Diagnosis.UnderDamped => "swings, under-damped",
        Diagnosis.OverDamped => "creeps, over-damped",
        Diagnosis.Stuck => "is stuck",
        Diagnosis.NoMinimum => "has no minimum to arrive at",
        Diagnosis.BudgetSpent => "comes closer until its budget is spent",
        Diagnosis.Converging => "comes closer",
        _ => "arrives",
    };

    private static string Evidence(Diagnosis diagnosis, Symptoms symptoms)
    {
        var run = symptoms.Run;
        var isKnown = run.IsLowestKnown || symptoms.Bowl is not null;
        var left = symptoms.IsFromMean
            ? $"After {Text.Steps(symptoms.Steps)} the loss is {Text.Number(symptoms.Excess)} above the minimum; predicting the mean for every sample leaves {Text.Number(symptoms.Whole)}."
            : $"After {Text.Steps(symptoms.Steps)}, {Text.Percent(symptoms.Left)} of the loss above the {(isKnown ? "minimum" : "lowest value it seems to be heading for")} is left.";
        var togo = symptoms.StepsToGo();
        var fell = $"The loss went from {Text.Number(run.Start.Value)} to {Text.Number(run.Final.Value)} in {Text.Steps(symptoms.Steps)}";
        return diagnosis switch
        {
            Diagnosis.Diverging => $"{fell}{(run.Outcome == Outcome.Diverged ? ", and then overflowed" : "")}.",
            Diagnosis.Oscillating => symptoms.Turns.Reversing > 0.5
                ? $"{left} Each of the last steps turns back on the one before, and keeps {Text.Percent(Math.Min(1, symptoms.Turns.Shrinking))} of its length."
                : $"{left} Of the late steps {Text.Percent(symptoms.Rising())} raised the loss.",
            Diagnosis.Crawling or Diagnosis.IllConditioned or Diagnosis.OverDamped => double.IsInfinity(togo)
                ? left
                : $"{left} At the present rate it takes {Text.Number(Math.Ceiling(togo))} more steps until only a millionth is left.",
            Diagnosis.UnderDamped when run.UpdateRule is Adam => $"{left} Of the late steps {Text.Percent(symptoms.Rising())} raised the loss.",
            Diagnosis.UnderDamped => $"{left} The swings shrink by only {Text.Percent(1 - SwingRadius(symptoms))} a step.",
            Diagnosis.NoiseFloor => $"{left} The loss has stopped falling and wanders: in the last quarter {Text.Number(symptoms.Typical(0.75, 1))} above the minimum is typical, and in the quarter before {Text.Number(symptoms.Typical(0.5, 0.75))}.",
            Diagnosis.StalledBySchedule => $"{left} The learning rate has fallen from {Text.Number(symptoms.PeakLearningRate)} to {Text.Number(run.Final.LearningRate)}; as many steps again would travel {(symptoms.TravelAhead() < 1e-4 ? "less than 0.01%" : Text.Percent(symptoms.TravelAhead()))} of the distance so far.",
            Diagnosis.Stuck => $"{left} The slope is {Text.Number(symptoms.SlopeAtEnd)}, too small to lead anywhere.",
            Diagnosis.NoMinimum => $"{fell}, and θ has grown to a length of {Text.Number(Numerics.Norms.Length([.. run.Final.Theta]))}.",
            Diagnosis.BudgetSpent => $"{left} The budget ended the run after {Text.Number(run.Final.Samples)} samples.",
            _ => $"{left} The gradient went from {Text.Number(run.Start.GradientNorm)} to {Text.Number(run.Final.GradientNorm)}.",
        };
    }

    private static string Reason(Diagnosis diagnosis, Symptoms symptoms)
    {
        var run = symptoms.Run;
        return diagnosis switch
        {
            Diagnosis.Diverging => ReasonToDiverge(symptoms),
            Diagnosis.Oscillating => symptoms.Edge is { } edge
                ? $"The learning rate is {Text.Percent(symptoms.LastLearningRate / edge)} of the largest stable one here, {Text.Number(edge)}: along the steepest axis a step undoes the one before."
                : "The step is as long as the valley is wide, and does not shrink with the slope.",
            Diagnosis.Crawling => symptoms.Edge is { } edge
                ? $"The learning rate is {Text.Percent(symptoms.LastLearningRate / edge)} of the largest stable one, {Text.Number(edge)}: the steps are small beside the distance that is left."
                : "The steps are small beside the distance that is left.",
            Diagnosis.IllConditioned => $"The condition number is {Text.Number(Condition(symptoms))}: a step that the steepest axis allows hardly moves the flattest at all.",
            Diagnosis.NoiseFloor => $"Each step sees only {(run.Batch.Size == 1 ? "one sample" : $"{Text.Number(run.Batch.Size!.Value)} samples")}, and the noise of that estimate throws the run off as fast as the slope brings it back.",
            Diagnosis.StalledBySchedule => "The schedule shrinks the steps faster than they bring the run to the minimum.",
            Diagnosis.UnderDamped when run.UpdateRule is Adam adam => $"With β₁ = {Text.Number(adam.Beta1)} a step is the mean of some {Text.Number(Math.Round(1 / (1 - adam.Beta1)))} gradients: the run swings past the minimum before it notices.",
            Diagnosis.UnderDamped => $"With this β a swing keeps at least √β = {Text.Number(SwingRadius(symptoms))} of its size at every step, whatever the learning rate: the run remembers for too long.",
            Diagnosis.OverDamped => $"With this β the flattest axis creeps: it forgets its velocity before it has any. The condition number is {Text.Number(Condition(symptoms))}.",
            Diagnosis.Stuck => symptoms.Bottom.IsOnSaddle
                ? "The gradient vanishes here although the ground falls away to the side: a saddle or a plateau."
                : "The gradient vanishes here although this is not the lowest point: a poor minimum, a saddle or a plateau.",
            Diagnosis.NoMinimum => $"The loss falls forever as θ grows{(run.Objective is LogisticRegression ? ", because a line separates the classes" : "")}: there is no minimum to arrive at.",
            Diagnosis.BudgetSpent => "Nothing is wrong with its steps: it needs more of them than the budget holds.",
            Diagnosis.Arrived => $"{(run.Outcome == Outcome.Converged ? "It met its stop rule." : "What is left is rounding.")} {ReasonToArrive(symptoms)}",
            _ => ReasonToArrive(symptoms),
        };
    }

    private static string ReasonToArrive(Symptoms symptoms) => symptoms.Edge is { } edge && symptoms.PeakLearningRate < edge
        ? $"The learning rate {Text.Number(symptoms.PeakLearningRate)} is within the stable range, which ends at {Text.Number(edge)}."
        : "The steps fit the slope.";

    private static double Condition(Symptoms symptoms) => symptoms.Bowl is { } bowl ? bowl.L / bowl.Mu : symptoms.Run.Objective.ConditionNumber;

    private static double SwingRadius(Symptoms symptoms) => Theory.SpectralRadius(symptoms.Run.UpdateRule, symptoms.LastLearningRate, symptoms.Bowl!.Mu);

    private static string ReasonToDiverge(Symptoms symptoms)
    {
        var number = Text.Number(symptoms.PeakLearningRate);
        var edge = Bowl.Of(symptoms.Run.Objective) is null && symptoms.Run.Objective.L is > 0 and < double.PositiveInfinity
            ? Theory.LargestStableIfKnown(symptoms.Run.UpdateRule, symptoms.Run.Objective.L)
            : symptoms.Run.Outcome == Outcome.Diverged && symptoms.Bowl is not { IsExact: true } ? null : symptoms.Edge;
        return edge switch
        {
            { } limit when symptoms.IsStochastic && symptoms.PeakLearningRate < limit =>
                $"With all samples the learning rate {number} would be stable, as is every one up to {Text.Number(limit)}; but the samples of one step can be steeper than the mean of all.",
            { } limit when symptoms.PeakLearningRate >= limit => $"The learning rate {number} is beyond the largest stable one, {Text.Number(limit)}, so every step along the steepest axis makes the error larger.",
            _ => "The steps are longer than the valley is wide, so each lands higher up on the other side.",
        };
    }

    private static string Lesson(Diagnosis diagnosis, Run run) => diagnosis switch
    {
        Diagnosis.Diverging when run.Batch.Size is not null && run.LearningRate.At(0) < 2 / run.Objective.L => "3.2",
        Diagnosis.Oscillating when run.Objective is AbsoluteValue or BowlWithJump => "4",
        Diagnosis.NoiseFloor => "3.2",
        Diagnosis.StalledBySchedule => "3.3",
        Diagnosis.UnderDamped or Diagnosis.OverDamped => "3.4",
        Diagnosis.Stuck or Diagnosis.NoMinimum => "4",
        Diagnosis.BudgetSpent => "5",
        _ => run.UpdateRule is Plain ? "3.1" : "3.4",
    };
}

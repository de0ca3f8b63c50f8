namespace Descent.Lessons;

/// <content>Whether a run is on course, and why not.</content>
internal static partial class Diagnoser
{
    private const double FarInSpace = 0.3; // Of the starting distance: a loss that is low in a flat valley is no arrival.
    private const double SoonAgain = 4; // A run that needs no more than this many times its steps is on course, too.
    private const double SoonInAnyCase = 30; // Steps: fewer are soon after however short a run.
    private const double SoonForBudget = 20; // A budget is chosen without knowing the run: it may end it much earlier.
    private const int MostForesight = 200_000; // Steps that theory is asked to look ahead: 20 ms.
    private const double Rises = 0.05; // Of late steps: plain descent never rises below 2/λ, so it is no rounding.
    private const double Helps = 0.3; // Of the loss that is left: a change that leaves no more is worth naming the run after.
    private const double TimesSlower = 3; // Than the best β: less is a matter of taste.
    private const double TinyLearningRate = 0.05; // Of the edge: a tenth of 1/L.
    private const double TimesSooner = 4; // What is left, to this power, is left after so many times the steps.
    private const double FlatAxes = 100; // κ from which 1/L takes a hundredth of the error off the flattest axis, or less.
    private const double FlatForAnyRule = 1e4; // κ that rules with a scale for each axis do not even out either, unless the axes are the coordinates'.
    private const double KeepsSize = 0.97; // What a bounce leaves of itself: in 100 steps it would not come closer by more than a twentieth.
    private const double KeepsSizeAtEdge = 0.9; // The same where theory knows that it is a bounce: αλ = 1.9.
    private const double ManyRises = 0.2; // Of late steps: on whatever ground it is, the run climbs as often as it pleases.
    private const double LongMemory = 0.95; // β₁ from which Adam remembers for 20 steps, and may swing.
    private const double MostIsDone = 0.1; // Of the loss at the start: a run that has come so far does not crawl,
    private const double FarBetter = 1e-3; // unless another learning rate had left less than this part of it.
    private const double NearlyAll = 0.85; // Of the late steps: a step or two of a bounce may fall on the same side.
    private const double Mostly = 0.5; // Of the late steps.
    private const double Far = 10; // The highest late loss over the lowest: a swing, where what only falls has a rate.

    /// <summary>Why the run is not on course; null where it is.</summary>
    private static Diagnosis? Slowness(Symptoms symptoms)
    {
        var onCourse = IsOnCourse(symptoms);
        if (IsRinging(symptoms))
            return Diagnosis.UnderDamped;
        if (IsFromWallToWall(symptoms))
            return Diagnosis.Oscillating;
        var hasMomentum = symptoms.Run.UpdateRule is HeavyBall or Momentum or Nesterov; // Its swings look like bounces.
        if (symptoms.Bowl is { } bowl && symptoms.LastLearningRate > 0 && (bowl.IsExact || hasMomentum || !IsBouncing(symptoms)))
        {
            var thetas = symptoms.IsStochastic ? [symptoms.End] : symptoms.Run.Points.Skip(3 * symptoms.Run.Points.Count / 4).Select(point => point.Theta);
            var slowest = bowl.Eigenvalues[bowl.SlowestAxis(thetas)];
            var rule = symptoms.Run.UpdateRule;
            var motion = Theory.MotionOf(rule, symptoms.LastLearningRate, slowest);
            var radius = motion is null ? double.NaN : Theory.SpectralRadius(rule, symptoms.LastLearningRate, slowest);
            switch (motion)
            {
                case Motion.Swinging when IsUnderDamped(symptoms, bowl, slowest):
                    return Diagnosis.UnderDamped;
                case Motion.Alternating when bowl.IsExact && !symptoms.IsStochastic:
                    return onCourse && radius <= (symptoms.TypicallyLeft <= OnCourse ? KeepsSize : KeepsSizeAtEdge) ? null : Diagnosis.Oscillating;
                case Motion.Alternating when !symptoms.IsStochastic && symptoms.Turns.Reversing > Mostly && radius > KeepsSizeAtEdge && symptoms.TypicallyLeft > OnCourse:
                    return Diagnosis.Oscillating;
                case Motion.Alternating when (symptoms.Turns.Reversing > Mostly || IsRising(symptoms)) && radius >= 1:
                    return Diagnosis.Oscillating;
                case { } when IsFarTooSlow(symptoms, bowl):
                    return Diagnosis.Crawling;
                case { } when !onCourse && !IsRising(symptoms):
                    return WhatCreeps(symptoms, bowl);
            }
        }

        if (onCourse)
            return null;
        if (IsBouncing(symptoms) || IsRising(symptoms))
            return Diagnosis.Oscillating;
        var isFlat = symptoms.Edge is null && symptoms.Bowl is { } valley && valley.L / valley.Mu > FlatForAnyRule;
        return isFlat ? Diagnosis.IllConditioned : Diagnosis.Crawling;
    }

    /// <summary>Whether Adam remembers for so long that it swings past the minimum and back, which no theory foretells: the loss goes up and down.</summary>
    private static bool IsRinging(Symptoms symptoms) =>
        symptoms.Run.UpdateRule is Adam { Beta1: >= LongMemory } && !symptoms.IsStochastic && symptoms.TypicallyLeft > OnCourse
        && symptoms.Rising() > ManyRises && symptoms.Turns.Reversing < Mostly;

    /// <summary>Whether a run on curved ground climbs again and again, or does so in a bowl whose edge of stability it is beyond.</summary>
    private static bool IsFromWallToWall(Symptoms symptoms)
    {
        if (symptoms.IsStochastic || symptoms.Bowl is { IsExact: true } || symptoms.TypicallyLeft <= OnCourse)
            return false;
        var isBeyondEdge = symptoms.Bowl is not null && symptoms.LastLearningRate > symptoms.Edge * AtEdge;
        return (isBeyondEdge && (symptoms.Turns.Reversing > Mostly || symptoms.Rising() > Rises))
            || (symptoms.Run.UpdateRule is Plain && symptoms.Rising() > ManyRises);
    }

    /// <summary>Whether the swings of momentum are what is left, and another β would have ended them long ago.</summary>
    private static bool IsUnderDamped(Symptoms symptoms, Bowl bowl, double slowest)
    {
        var (rule, learningRate) = (symptoms.Run.UpdateRule, symptoms.LastLearningRate);
        var radius = Theory.SpectralRadius(rule, learningRate, slowest);
        var best = Theory.BestHeavyBallRate(bowl.L / bowl.Mu);
        var swings = symptoms.Steps * Theory.AngleOf(rule, learningRate, slowest) / Math.PI;
        return symptoms.TypicallyLeft > OnCourse && swings >= 1 && Math.Log(best) < TimesSlower * Math.Log(radius);
    }

    /// <summary>Whether a tiny learning rate is on its way, and a fair one would have been there in a quarter of the steps.</summary>
    private static bool IsFarTooSlow(Symptoms symptoms, Bowl bowl)
    {
        var run = symptoms.Run;
        if (!bowl.IsExact || symptoms.IsStochastic || symptoms.Left <= Near || !(symptoms.PeakLearningRate < TinyLearningRate * symptoms.Edge))
            return false;
        var errors = bowl.Errors(run.Start.Theta);
        var now = bowl.Left(errors, symptoms.MeanLearningRate, run.UpdateRule, symptoms.Steps);
        return bowl.Left(errors, symptoms.Edge!.Value / 2, run.UpdateRule, symptoms.Steps) <= Math.Pow(now, TimesSooner);
    }

    private static Diagnosis? WhatCreeps(Symptoms symptoms, Bowl bowl)
    {
        var run = symptoms.Run;
        if (symptoms.Edge is not { } edge)
            return Diagnosis.Crawling;

        // What is not a bowl everywhere is one, more or less, in the second half of the run.
        var from = bowl.IsExact ? run.Start : run.Points[run.Middle];
        var (errors, steps) = (bowl.Errors(from.Theta), Math.Max(1, run.Final.Step - from.Step));
        double Left(LearningRateRule learningRate, UpdateRule rule) => bowl.Left(errors, learningRate, rule, steps);
        var now = Left(symptoms.LastLearningRate, run.UpdateRule);
        var byLearningRate = new[] { 0.5, 0.95, bowl.L / (bowl.L + bowl.Mu) }.Min(part => Left(part * edge, run.UpdateRule));
        var isTiny = symptoms.LastLearningRate < (bowl.IsExact ? TinyLearningRate : 2 * TinyLearningRate) * edge;
        var isHelped = byLearningRate < Helps * now && (symptoms.Excess > MostIsDone * symptoms.Highest(0, 0) || byLearningRate < FarBetter * now);
        if (isTiny && isHelped)
            return Diagnosis.Crawling;
        var isDamped = false;
        if (run.UpdateRule is not Plain)
        {
            var (learningRate, rule) = bowl.BestDamping(run.UpdateRule);
            var byDamping = Left(learningRate, rule);
            isDamped = byDamping < Helps * now && byDamping < Helps * byLearningRate;
            if (isDamped && BetaOf(rule) > BetaOf(run.UpdateRule))
                return Diagnosis.OverDamped;
        }

        if (isHelped && byLearningRate <= OnCourse && bowl.IsExact)
            return Diagnosis.Crawling;
        return bowl.L / bowl.Mu > FlatAxes ? Diagnosis.IllConditioned : isHelped || isDamped ? Diagnosis.Crawling : null;
    }

    private static double BetaOf(UpdateRule rule) => rule switch
    {
        HeavyBall { Beta: var beta } => beta,
        Momentum { Beta: var beta } => beta,
        Nesterov { Beta: var beta } => beta,
        _ => 0,
    };

    private static bool IsOnCourse(Symptoms symptoms)
    {
        var soon = Math.Max(SoonInAnyCase, SoonAgain * symptoms.Steps);
        if (symptoms.Left <= Near && symptoms.TypicallyLeft <= OnCourse)
            return true;
        if (symptoms.Run.Outcome == Outcome.BudgetSpent && symptoms.StepsToGo() <= SoonForBudget * symptoms.Steps)
            return true;
        if (symptoms.Bowl is { IsExact: true } bowl && symptoms.LastLearningRate > 0 && symptoms.LastLearningRate >= ShrunkenStep * symptoms.PeakLearningRate)
        {
            // The bowl knows how slow the flat axes will be when the others have arrived.
            var more = (int)Math.Min(MostForesight, soon);
            return symptoms.TypicallyLeft * bowl.Left(bowl.Errors(symptoms.End), symptoms.LastLearningRate, symptoms.Run.UpdateRule, more) <= Near;
        }

        if (symptoms.Bowl is { } valley && valley.L / valley.Mu > FlatForAnyRule && symptoms.Edge is not null
            && valley.Left(valley.Errors(symptoms.End), symptoms.LastLearningRate, symptoms.Run.UpdateRule, (int)Math.Min(MostForesight, soon)) > Mostly)
            return false; // Losses that fall by the curvature that is left tell nothing of the flat axes.
        return (symptoms.TypicallyLeft <= OnCourse && !(symptoms.DistanceLeft > FarInSpace)) || symptoms.StepsToGo() <= soon;
    }

    /// <summary>Steps that turn back on each other and keep their size, or a loss that swings and hardly sinks.</summary>
    private static bool IsBouncing(Symptoms symptoms)
    {
        var (reversing, shrinking) = symptoms.Turns;
        var isScaled = symptoms.Run.UpdateRule is Adam or RmsProp; // Along some axes such a rule may bounce while it walks along others.
        var bounces = reversing > NearlyAll && shrinking > KeepsSize && !(isScaled && symptoms.Falling() > NearlyAll);
        var swings = symptoms.Highest(0.67, 1) > Far * symptoms.LowestIn(0.67, 1) && symptoms.Highest(0.67, 1) > Helps * symptoms.Highest(0.1, 0.4) && symptoms.Falling() < NearlyAll;
        return !symptoms.IsStochastic && (bounces || (symptoms.Bowl is not { IsExact: true } && swings));
    }

    private static bool IsRising(Symptoms symptoms) => !symptoms.IsStochastic && symptoms.Run.UpdateRule is Plain && symptoms.Rising() > Rises;
}

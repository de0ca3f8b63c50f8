namespace Descent.Lessons;

/// <summary>Tries suggestions before they are made, within the cost of the run that they are about.</summary>
internal sealed class Trial
{
    private const double StepCost = 30; // In multiplications: what a step costs beside its gradient.
    private const double Free = 6e7; // About 50 ms: below this nobody waits.
    private const double PerRun = 1.5; // Trials may cost so many times the run; with its own diagnosis no more than twice.
    private const double MostCost = 2e10; // About 20 s: whoever waited so long does not wait again for advice.
    private const double Cured = 0.05; // Of the loss above the minimum that the run left: a suggestion that leaves less is good enough.
    private const double Better = 0.9; // The same for a suggestion that is worth making: below, it could be chance.
    private const double Sooner = 0.8; // Of the steps to arrive; less is not worth a change.

    private readonly Symptoms symptoms;
    private double allowance;

    internal Trial(Symptoms symptoms)
    {
        this.symptoms = symptoms;
        var cost = CostOf(symptoms.Run.Settings with { Steps = Math.Max(1, symptoms.Steps) });
        allowance = cost > MostCost ? 0 : Math.Max(Free, PerRun * cost);
    }

    /// <summary>The first suggestion that cures the run, or the best that makes it better; the first one, untried, where trying costs too much; or null.</summary>
    internal Suggestion? Best(IEnumerable<Suggestion> suggestions, bool isElsewhere = false)
    {
        var run = symptoms.Run;
        // A run that is stuck wants another bowl; any other the bottom of its own.
        var floor = isElsewhere ? symptoms.Lowest : symptoms.Floor;
        var before = run.Outcome == Outcome.Diverged ? double.PositiveInfinity : Math.Max(0, run.Final.Value - floor);
        var goal = Cured * Math.Min(before, Math.Max(0, run.Start.Value - floor));
        Suggestion? best = null;
        var (least, tried) = (Better * before, 0);
        foreach (var suggestion in suggestions)
        {
            if (!Affords(suggestion.Settings))
                return best ?? (tried == 0 ? suggestion : null);

            tried++;
            var value = LossOf(suggestion);
            if (!(value - floor < least))
                continue;

            var instead = run.Outcome == Outcome.Diverged ? "" : $" instead of {Text.Number(run.Final.Value)}";
            var where = suggestion.Change == Change.Averaging ? "the average has f =" : "it ends at f =";
            (best, least) = (suggestion with { Text = $"{suggestion.Text}. Tried: {where} {Text.Number(value)}{instead}." }, value - floor);
            if (least <= goal)
                break;
        }

        return best;
    }

    /// <summary>The suggestion that arrives soonest, and in no more than four fifths of the steps; null where none does.</summary>
    internal Suggestion? Soonest(IEnumerable<Suggestion> suggestions)
    {
        var run = symptoms.Run;
        var steps = StepsToArrive(run);
        var least = Sooner * steps;

        // A stop rule about loss or distance says itself what an arrival is; one about the gradient may be met at a poorer minimum.
        var highest = Diagnoser.HasWhatItAskedFor(run) ? double.PositiveInfinity
            : run.Final.Value + (run.Outcome == Outcome.Converged ? Diagnoser.FairlyNear * Math.Max(0, run.Start.Value - symptoms.Lowest) : symptoms.Rounding);
        Suggestion? best = null;
        if (steps <= 1)
            return null;

        foreach (var suggestion in suggestions)
        {
            if (!Affords(suggestion.Settings with { Steps = Math.Max(1, symptoms.Steps) }))
                return best;

            var trial = Attempt(suggestion.Settings);
            if (trial is null || !(trial.Final.Value <= highest) || !suggestion.IsBetter(run, trial) || StepsToArrive(trial) is var after && !(after <= least))
                continue;
            (best, least) = (suggestion with { Text = $"{suggestion.Text}. Tried: it arrives after {Text.Steps((int)after)} instead of {Text.Number(steps)}." }, after - 1);
        }

        return best;
    }

    /// <summary>The suggestion as it is, where its run arrives; null where it does not, or costs too much to see.</summary>
    internal Suggestion? FirstThatArrives(IEnumerable<Suggestion> suggestions)
    {
        Suggestion? last = null;
        foreach (var suggestion in suggestions)
        {
            last = suggestion;
            if (!Affords(suggestion.Settings))
                return suggestion;
            if (Attempt(suggestion.Settings) is { } trial && !(trial.Excess > Diagnoser.Near * trial.ExcessAt(trial.Start)))
                return suggestion with { Text = $"{suggestion.Text}. Tried: the run comes within a millionth of that minimum, to f = {Text.Number(trial.Final.Value)} with the penalty." };
        }

        return last;
    }

    private static double CostOf(RunSettings settings)
    {
        var samples = settings.Batch.Size ?? (settings.Objective as FiniteSum)?.SampleCount ?? 1;
        return settings.Steps * (StepCost + ((double)samples * settings.Objective.Dimension));
    }

    private bool Affords(RunSettings settings)
    {
        var cost = CostOf(settings);
        if (cost > allowance)
            return false;
        allowance -= cost;
        return true;
    }

    private static double LossOf(Suggestion suggestion)
    {
        var trial = Attempt(suggestion.Settings with { Record = 2 });
        if (trial is null || trial.Outcome == Outcome.Diverged)
            return double.PositiveInfinity;
        return suggestion.Change == Change.Averaging && trial.Average is { } average ? trial.Objective.Value([.. average]) : trial.Final.Value;
    }

    /// <summary>The run of some settings; null where they do not fit together, or where a learner's own function has no value.</summary>
    private static Run? Attempt(RunSettings settings)
    {
        try
        {
            return settings.Minimize();
        }
        catch (Exception)
        {
            return null; // A start without a finite value, say, or a schedule that ends with the run: whatever it is, it is no advice.
        }
    }

    /// <summary>The steps after which a run met its stop rule, or else stays where only rounding is left; infinite where it does neither.</summary>
    private double StepsToArrive(Run run)
    {
        if (symptoms.Run.Outcome == Outcome.Converged)
            return run.Outcome == Outcome.Converged ? run.Steps : double.PositiveInfinity;

        var within = symptoms.Rounding;
        for (var i = run.Points.Count - 1; i >= 0; i--)
        {
            if (run.Points[i].Value - symptoms.Lowest > within)
                return i == run.Points.Count - 1 ? double.PositiveInfinity : run.Points[i + 1].Step;
        }

        return 0;
    }
}

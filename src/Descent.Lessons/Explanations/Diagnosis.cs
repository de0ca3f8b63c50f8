namespace Descent.Lessons;

/// <summary>What happened in a run, as <see cref="Run.Explain"/> sees it.</summary>
public enum Diagnosis
{
    /// <summary>The learning rate is too large: the run moves away, its loss overflows, grows, or ends far above the start.</summary>
    Diverging,

    /// <summary>The run bounces from side to side and hardly comes closer: α is at the edge of stability.</summary>
    Oscillating,

    /// <summary>The run goes the right way, in steps so small that it is far from the minimum when they are used up; a larger α would do.</summary>
    Crawling,

    /// <summary>The flat axes are left behind: a step that the steepest axis allows moves them hardly at all, whatever α is.</summary>
    IllConditioned,

    /// <summary>The noise of the batches keeps the run at a level above the minimum, where it wanders without a trend.</summary>
    NoiseFloor,

    /// <summary>The schedule has made the steps so small that the run stands still where the slope has not ended.</summary>
    StalledBySchedule,

    /// <summary>β, or Adam's β₁, is too large: the run swings about the minimum, and the swings die out by √β per step at best.</summary>
    UnderDamped,

    /// <summary>β is too small: along the flat axes the run creeps, although α is as large as it may be.</summary>
    OverDamped,

    /// <summary>The slope has ended where there is no global minimum: at a poor minimum, a saddle or a plateau.</summary>
    Stuck,

    /// <summary>There is no minimum to arrive at: the loss falls forever as θ grows, as with classes that a line separates.</summary>
    NoMinimum,

    /// <summary>The run comes closer at a good rate, and its budget of samples or of time ended before it arrived.</summary>
    BudgetSpent,

    /// <summary>The run comes closer at a good rate and has not arrived yet.</summary>
    Converging,

    /// <summary>The run has arrived: it met its stop rule, or no more than rounding is left, 10⁻¹² of the loss above the minimum at the start or 10⁻¹³ of the lowest loss.</summary>
    Arrived,
}

namespace Descent.Lessons;

/// <summary>What happened in a run, as <see cref="Run.Explain"/> sees it.</summary>
public enum Diagnosis
{
    /// <summary>The run moves away: its loss grows beyond bound.</summary>
    Diverging,

    /// <summary>The run bounces from side to side and hardly comes closer: α is at the edge of stability.</summary>
    Oscillating,

    /// <summary>The run goes the right way, so slowly that it is still far from the minimum when its steps are used up.</summary>
    Crawling,

    /// <summary>The run has arrived, or comes closer at a good rate.</summary>
    Converging,

    /// <summary>The noise of the batches keeps the run at a level above the minimum, where it wanders without a trend.</summary>
    NoiseFloor,

    /// <summary>The schedule has made the steps so small that the run stands still where the slope has not ended.</summary>
    StalledBySchedule,

    /// <summary>The slope has ended where there is no global minimum: at a poor minimum, a saddle or a plateau.</summary>
    Stuck,
}

namespace Descent.Lessons;

/// <summary>How a run ended.</summary>
public enum Outcome
{
    /// <summary>The stop rule was met: the run arrived.</summary>
    Converged,

    /// <summary>A value or parameter stopped being a finite number; everything before it is kept.</summary>
    Diverged,

    /// <summary>The given number of steps was taken.</summary>
    StepLimit,

    /// <summary>The stop rule's budget of samples or time was spent.</summary>
    BudgetSpent,

    /// <summary>The run was cancelled.</summary>
    Cancelled,
}

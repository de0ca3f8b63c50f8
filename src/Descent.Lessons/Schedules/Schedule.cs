namespace Descent.Lessons;

/// <summary>How big a step, when: the learning rate α_t as a pure function of the step number t.</summary>
/// <remarks>
/// A schedule is immutable and keeps no count of its own: <see cref="At"/> gives the same value for the same t, however
/// often and in whatever order it is asked.
/// </remarks>
public abstract record Schedule
{
    /// <summary>A plain number is a constant learning rate.</summary>
    /// <param name="learningRate">α, a finite number greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not a finite number greater than 0.</exception>
    public static implicit operator Schedule(double learningRate) => new Constant(learningRate);

    /// <summary>α_t.</summary>
    /// <param name="step">t, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public double At(int step)
    {
        Require.AtLeast(0, step);
        return LearningRateAt(step);
    }

    /// <summary>α_t, for a t that has been checked.</summary>
    /// <param name="step">t, counted from 0.</param>
    protected abstract double LearningRateAt(int step);
}

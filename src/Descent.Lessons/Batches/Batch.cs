namespace Descent.Lessons;

/// <summary>Which samples: how many of them a step looks at to estimate the gradient.</summary>
/// <remarks>
/// Samples are drawn without replacement: every epoch shuffles all of them and deals them out in batches, so that each
/// is used once. Where the size does not divide n the epoch's last batch is shorter, and its mean is taken over what is
/// in it.
/// </remarks>
public sealed record Batch
{
    private Batch(int? size, bool withReplacement = false) => (Size, IsWithReplacement) = (size, withReplacement);

    /// <summary>Every step uses all samples: batch gradient descent.</summary>
    public static Batch Full { get; } = new((int?)null);

    /// <summary>Every step uses one sample: stochastic gradient descent (SGD).</summary>
    public static Batch Stochastic { get; } = new(1);

    /// <summary>Samples per step, or null for all of them.</summary>
    public int? Size { get; }

    /// <summary>Whether each step draws anew from all samples, so that an epoch may miss some and repeat others.</summary>
    internal bool IsWithReplacement { get; }

    /// <summary>Every step uses a few samples: mini-batch gradient descent.</summary>
    /// <param name="size">
    /// Samples per step, 1 or more. With as many as there are, or more, every step uses all samples, in shuffled
    /// order; unlike <see cref="Full"/> it needs a seed.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is less than 1.</exception>
    public static Batch Mini(int size) => new(Require.AtLeast(1, size));

    /// <summary>The same size, drawn with replacement: each step draws anew from all samples, so that an epoch may miss some and repeat others.</summary>
    /// <exception cref="InvalidOperationException">This is <see cref="Full"/>, which uses every sample as it is.</exception>
    public Batch WithReplacement() => Size is null
        ? throw new InvalidOperationException("Batch.Full uses every sample; only a smaller batch can be drawn with replacement.")
        : new Batch(Size, withReplacement: true);

    /// <inheritdoc/>
    public override string ToString() => (Size switch
    {
        null => "batch",
        1 => "stochastic",
        _ => $"mini-batch of {Size}",
    }) + (IsWithReplacement ? ", with replacement" : "");
}

using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <summary>Deals out one run's batches. Allocates once, when made.</summary>
internal sealed class BatchSampler
{
    private readonly MersenneTwister random;
    private readonly bool withReplacement;
    private readonly int[] deck; // Shuffled anew each epoch; or, with replacement, room for one batch.
    private readonly double[] fractions = new double[256]; // Random numbers in store: one by one they cost twice as much.
    private readonly int sampleCount;
    private readonly int size;
    private readonly int ahead;
    private int next;
    private int nextFraction;

    /// <summary>Samples of a run.</summary>
    /// <param name="batch">How they are dealt out.</param>
    /// <param name="sampleCount">How many there are.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="ahead">How far after a step's last sample <see cref="Soon"/> looks.</param>
    internal BatchSampler(Batch batch, int sampleCount, int seed, int ahead = 0)
    {
        random = new MersenneTwister(seed, threadSafe: false);
        withReplacement = batch.IsWithReplacement;
        this.sampleCount = sampleCount;
        this.ahead = ahead;
        size = withReplacement ? batch.Size!.Value : Math.Min(batch.Size!.Value, sampleCount);
        deck = withReplacement ? new int[size] : [.. Enumerable.Range(0, sampleCount)];
        next = deck.Length;
        nextFraction = fractions.Length;
    }

    /// <summary>The samples of the next step.</summary>
    internal ReadOnlySpan<int> Next()
    {
        if (withReplacement)
        {
            for (var i = 0; i < deck.Length; i++)
                deck[i] = Below(sampleCount);
            return deck;
        }

        if (next == deck.Length)
        {
            Shuffle();
            next = 0;
        }

        var batch = deck.AsSpan(next, Math.Min(size, deck.Length - next));
        next += batch.Length;
        return batch;
    }

    /// <summary>Goes on as if the samples of some steps had been dealt out: shuffling again takes less than keeping every run's deck.</summary>
    internal void Skip(int steps)
    {
        for (var i = 0; i < steps; i++)
            Next();
    }

    /// <summary>Samples of this epoch that come a little after those of <see cref="Next"/>: with every call, the next few.</summary>
    internal ReadOnlySpan<int> Soon()
    {
        if (withReplacement)
            return [];

        var end = Math.Min(next + ahead, deck.Length);
        return deck.AsSpan(Math.Min(next + Math.Max(0, ahead - size), end)..end);
    }

    // Fisher and Yates. MathNet's own shuffle asks for whole numbers, each of which costs it an allocation.
    private void Shuffle()
    {
        var (cards, numbers, used) = (deck, fractions, nextFraction);
        for (var i = cards.Length - 1; i > 0; i--)
        {
            if (used == numbers.Length)
            {
                random.NextDoubles(numbers);
                used = 0;
            }

            var j = (int)(numbers[used++] * (i + 1));
            (cards[i], cards[j]) = (cards[j], cards[i]);
        }

        nextFraction = used;
    }

    private int Below(int limit)
    {
        if (nextFraction == fractions.Length)
        {
            random.NextDoubles(fractions);
            nextFraction = 0;
        }

        return (int)(fractions[nextFraction++] * limit);
    }
}

using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>Deals out the batches of many runs in step, to each seed those that <see cref="BatchSampler"/> deals it alone.</summary>
internal sealed class BatchSamplers
{
    private readonly MersenneTwisters random;
    private readonly int runs;
    private readonly int sampleCount;
    private readonly int[] decks; // Place by place, of each place those of all runs; shuffled anew each epoch. With replacement, room for one batch of each.
    private readonly int[] drawn;
    private readonly bool withReplacement;
    private int next;

    internal BatchSamplers(Batch batch, int sampleCount, int firstSeed, int runs)
    {
        random = new MersenneTwisters(firstSeed, runs);
        this.runs = runs;
        this.sampleCount = sampleCount;
        withReplacement = batch.IsWithReplacement;
        Size = withReplacement ? batch.Size!.Value : Math.Min(batch.Size!.Value, sampleCount);
        decks = new int[runs * (withReplacement ? Size : sampleCount)];
        for (var i = 0; i < decks.Length; i++)
            decks[i] = i / runs;
        drawn = new int[runs];
        next = sampleCount;
    }

    /// <summary>The most samples of a step.</summary>
    internal int Size { get; }

    /// <summary>The samples of the next step, as many for each run: the first of all runs, then the second of all, and so on.</summary>
    internal ReadOnlySpan<int> Next()
    {
        if (withReplacement)
        {
            for (var i = 0; i < Size; i++)
                random.Next(sampleCount, decks.AsSpan(i * runs, runs));
            return decks;
        }

        if (next == sampleCount)
        {
            Shuffle();
            next = 0;
        }

        var length = Math.Min(Size, sampleCount - next);
        var batches = decks.AsSpan(next * runs, length * runs);
        next += length;
        return batches;
    }

    private void Shuffle()
    {
        for (var i = sampleCount - 1; i > 0; i--)
        {
            random.Next(i + 1, drawn);
            for (int run = 0, here = i * runs; run < drawn.Length; run++, here++)
            {
                var there = (drawn[run] * runs) + run;
                (decks[here], decks[there]) = (decks[there], decks[here]);
            }
        }
    }
}

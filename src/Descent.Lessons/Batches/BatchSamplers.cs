using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>Deals out the batches of many runs in step, to each seed those that <see cref="BatchSampler"/> deals it alone.</summary>
internal sealed class BatchSamplers
{
    private readonly MersenneTwisters random;
    private readonly int runs;
    private readonly int sampleCount;
    private readonly int size;
    private readonly int[] decks; // Run by run, shuffled anew each epoch; none with replacement.
    private readonly int[] drawn;
    private readonly int[] batches;
    private int next;

    internal BatchSamplers(Batch batch, int sampleCount, int firstSeed, int runs)
    {
        random = new MersenneTwisters(firstSeed, runs);
        this.runs = runs;
        this.sampleCount = sampleCount;
        size = batch.IsWithReplacement ? batch.Size!.Value : Math.Min(batch.Size!.Value, sampleCount);
        decks = batch.IsWithReplacement ? [] : new int[runs * sampleCount];
        for (var i = 0; i < decks.Length; i++)
            decks[i] = i % sampleCount;
        drawn = new int[runs];
        batches = new int[runs * size];
        next = sampleCount;
    }

    /// <summary>The samples of the next step, run by run, as many for each.</summary>
    internal ReadOnlySpan<int> Next()
    {
        if (decks.Length == 0)
        {
            for (var i = 0; i < size; i++)
                random.Next(sampleCount, batches.AsSpan(i), stride: size);
            return batches;
        }

        if (next == sampleCount)
        {
            Shuffle();
            next = 0;
        }

        var length = Math.Min(size, sampleCount - next);
        for (var run = 0; run < runs; run++)
            decks.AsSpan((run * sampleCount) + next, length).CopyTo(batches.AsSpan(run * length));
        next += length;
        return batches.AsSpan(0, runs * length);
    }

    private void Shuffle()
    {
        for (var i = sampleCount - 1; i > 0; i--)
        {
            random.Next(i + 1, drawn, stride: 1);
            for (var run = 0; run < runs; run++)
            {
                var deck = decks.AsSpan(run * sampleCount, sampleCount);
                (deck[i], deck[drawn[run]]) = (deck[drawn[run]], deck[i]);
            }
        }
    }
}

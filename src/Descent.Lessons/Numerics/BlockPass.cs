namespace Descent.Lessons.Numerics;

/// <summary>
/// A <see cref="FusedPass{TLoss}"/> over a whole table, on several threads. Blocks of rows have a fixed size, and their
/// sums are added up in a fixed order, so that the result has the same bits for any number of threads.
/// </summary>
/// <remarks>
/// Made once and used again, so that a step allocates nothing; by one caller at a time. The threads are the pool's, and
/// whoever is free takes the next block. A caller waits for blocks and never for a thread to start: where all are busy,
/// or there are no others as in a browser, it does the work alone, and a thread that comes too late finds nothing, or
/// helps with the pass after.
/// </remarks>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal sealed class BlockPass<TLoss> : IThreadPoolWorkItem
    where TLoss : struct, ISampleLoss
{
    private readonly SampleTable table;
    private readonly int blocks;
    private readonly double[] theta;
    private readonly double[] sums; // Block by block: the gradient and, behind it, the loss.
    private bool withGradient;
    private int next;
    private int finished;

    internal BlockPass(SampleTable table, int parameters)
    {
        this.table = table;
        blocks = (table.Count + BlockRows - 1) / BlockRows;
        theta = new double[parameters];
        sums = new double[blocks * (theta.Length + 1)];
        next = blocks;
    }

    /// <summary>Rows in a block, the last one excepted.</summary>
    internal static int BlockRows => 4096;

    /// <summary>Adds the gradient's sum to <paramref name="gradient"/>, unless it is empty, and returns Σ ℓ.</summary>
    internal double Add(ReadOnlySpan<double> at, Span<double> gradient, int threads)
    {
        at.CopyTo(theta);
        withGradient = !gradient.IsEmpty;
        finished = 0;
        Interlocked.Exchange(ref next, 0); // From here on, everything above is seen by whoever takes a block.

        for (var helper = 1; helper < Math.Min(threads, blocks); helper++)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        Execute();
        var wait = default(SpinWait);
        while (Volatile.Read(ref finished) < blocks)
            wait.SpinOnce(sleep1Threshold: -1);

        var loss = 0.0;
        for (var block = 0; block < blocks; block++)
        {
            var sum = SumOf(block);
            loss += sum[^1];
            if (withGradient)
                Elementwise.Set(gradient, gradient, sum[..^1], new WeightedSum(1, 1));
        }

        return loss;
    }

    /// <summary>Takes blocks until there are none left.</summary>
    public void Execute()
    {
        for (var block = Interlocked.Increment(ref next) - 1; block < blocks; block = Interlocked.Increment(ref next) - 1)
        {
            var first = block * BlockRows;
            var rows = new SampleRows(table, first, Math.Min(BlockRows, table.Count - first));
            var sum = SumOf(block);
            sum.Clear();
            sum[^1] = FusedPass<TLoss>.Add(rows, theta, withGradient ? sum[..^1] : []);
            Interlocked.Increment(ref finished);
        }
    }

    private Span<double> SumOf(int block) => sums.AsSpan(block * (theta.Length + 1), theta.Length + 1);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Tests that measure this process, and so run when no others do.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

[Collection(typeof(Alone))]
public class GraderLoadTests
{
    [Fact(Explicit = true)]
    public async Task Many_copies_use_all_cores_and_keep_nothing_in_memory()
    {
        const int Copies = 6;
        var path = Path.Combine(GradedSampleClass.Folder, "gigabyte-of-output", "3.1-learning-rate.ipynb");
        Submission[] submissions = [.. Enumerable.Range(0, Copies).Select(i => new Submission($"{i}", path))];
        var grader = GraderTests.GraderWith(GraderTests.Limits);
        await grader.GradeAsync(submissions[..1], _ => { }, GradingScope.All, TestContext.Current.CancellationToken);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var spans = new ConcurrentBag<(TimeSpan Start, TimeSpan End)>();
        var clock = Stopwatch.StartNew();

        var grades = await grader.GradeAsync(
            submissions,
            grade =>
            {
                var end = clock.Elapsed;
                spans.Add((end - grade.Elapsed, end));
            },
            GradingScope.All,
            TestContext.Current.CancellationToken);

        var mostAtOnce = spans.Max(span => spans.Count(other => other.Start <= span.Start && span.Start < other.End));
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.All(grades, grade => Assert.Equal(3, grade.Points));
        Assert.Equal(Math.Min(Copies, Environment.ProcessorCount), mostAtOnce);
        Assert.True(kept < 5_000_000, $"{kept:N0} bytes kept");
    }
}

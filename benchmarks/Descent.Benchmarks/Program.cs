using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Descent.Benchmarks;

const string Help = """
    Times Descent beside MathNet, NumPy, PyTorch and scikit-learn, and prints ratios.

        dotnet run -c Release --project benchmarks/Descent.Benchmarks [-- CASE... [--iterations N]]

    Without a case, all of them run, which takes some minutes, and the table in docs/performance.md is replaced.
    The Python peers need NumPy, PyTorch and scikit-learn (on Debian: apt-get install python3-torch python3-sklearn)
    and are left out without them.

    --iterations N   How often each is timed, after two times that do not count; the median is reported. 5 by default.

    Cases:
    """;

Type[] all = [typeof(SgdEpoch), typeof(FullGradient), typeof(MomentumStep), typeof(DoubleWells), typeof(FigureToHtml), typeof(Growth)];
var iterations = 5;
var chosen = new List<Type>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--iterations" && i + 1 < args.Length && int.TryParse(args[i + 1], out iterations) && iterations > 0)
    {
        i++;
    }
    else if (Array.Find(all, type => type.Name == args[i]) is { } type)
    {
        chosen.Add(type);
    }
    else
    {
        Console.WriteLine($"{Help}\n{string.Join('\n', all.Select(one => $"  {one.Name}"))}");
        return args[i] is "--help" or "-h" ? 0 : 2;
    }
}

// In this process, so that all cases share one copy of the data; each run lasts milliseconds and needs no overhead taken off.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithStrategy(RunStrategy.Monitoring)
    .WithWarmupCount(2)
    .WithIterationCount(iterations)
    .WithInvocationCount(1)
    .WithUnrollFactor(1);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddFilter(new SimpleFilter(one => PythonPeers.Versions is not null || !one.Descriptor.HasCategory(Peer.Python)))
    .AddFilter(new SimpleFilter(one => one.Descriptor.Type != typeof(SgdEpoch) || SgdEpoch.Has(one.Descriptor.WorkloadMethod.Name, (int)one.Parameters[nameof(SgdEpoch.Batch)])));
try
{
    var summaries = (chosen.Count > 0 ? [.. chosen] : all).Select(type => BenchmarkRunner.Run(type, config)).ToList();
    var report = Report.Of(summaries);
    Console.WriteLine(report);
    if (chosen.Count == 0)
        Report.Publish(report);
    return 0;
}
finally
{
    PythonPeers.Stop();
    RegressionTable.Forget();
}

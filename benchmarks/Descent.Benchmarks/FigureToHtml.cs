using BenchmarkDotNet.Attributes;
using Descent.Lessons;

namespace Descent.Benchmarks;

/// <summary>From a run to a figure's HTML, once everything is loaded.</summary>
public class FigureToHtml
{
    private readonly Quadratic bowl = Quadratic.FromEigenvalues(1, 10);
    private Run run = null!;

    [GlobalSetup]
    public void SetUp() => run = GradientDescent.Minimize(bowl, [1, 1], 0.15, 60);

    [Benchmark(Description = "path on a bowl")]
    public string Path() => Figures.Path(run).ToHtml();

    [Benchmark(Description = "loss")]
    public string Loss() => Figures.Loss(("α = 0.15", run)).ToHtml();
}

using System.Text.Json;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>This library beside PyTorch, whose numbers are in golden.json; benchmarks/reference/golden.py wrote them.</summary>
public class ParityTests
{
    private const int Steps = 100;
    private const double Tolerance = 1e-10;
    private const double ToleranceClipped = 1e-5; // PyTorch adds 1e-6 to the norm that it divides by.

    private static readonly Golden PyTorch = Read();

    // Everything here has its twin of the same name in golden.py.
    private static readonly Dictionary<string, Objective> Problems = new()
    {
        ["bowl"] = Quadratic.FromEigenvalues(1, 25),
        ["rotated bowl"] = Quadratic.FromMatrix(new[,] { { 4, 1, 0.5 }, { 1, 3, -0.5 }, { 0.5, -0.5, 2 } }, [1, -2, 0.5]),
        ["Rosenbrock"] = new Rosenbrock(),
        ["least squares"] = new LeastSquares(new Dataset(
            "six samples", "made up", ["a", "b"], "y", [0.5, -1, 1.5, 0.25, -0.75, 2, 2, 1, -1.25, -0.5, 0.25, 1.75], [1, 3.5, -0.25, 5, -2, 1.5])),
    };

    private static readonly Dictionary<string, UpdateRule> Rules = new()
    {
        ["SGD"] = new Plain(),
        ["SGD(momentum=0.9)"] = new HeavyBall(0.9),
        ["SGD(momentum=0.9, dampening=0.9)"] = new Momentum(0.9),
        ["SGD(momentum=0.9, nesterov=True)"] = new Nesterov(0.9),
        ["RMSprop(alpha=0.99, eps=1e-8)"] = new RmsProp(0.99, 1e-8),
        ["Adam"] = new Adam(),
    };

    private static readonly Dictionary<string, Schedule> Schedules = new()
    {
        ["CosineAnnealingWarmRestarts(T_0=10, T_mult=1)"] = new CosineWarmRestarts(0.1, 10),
        ["CosineAnnealingWarmRestarts(T_0=10, T_mult=2, eta_min=1e-3)"] = new CosineWarmRestarts(0.1, 10, 2, 1e-3),
        ["CosineAnnealingWarmRestarts(T_0=10, T_mult=3)"] = new CosineWarmRestarts(0.1, 10, 3),
        ["CosineAnnealingLR(T_max=1300, eta_min=1e-3)"] = new CosineDecay(0.1, 1300, 1e-3),
        ["ExponentialLR(gamma=exp(-0.01))"] = new ExponentialDecay(0.1, 0.01),
        ["StepLR(step_size=30, gamma=0.5)"] = new StepDecay(0.1, 0.5, 30),
    };

    private static readonly Dictionary<string, LearningRateRule> Reactions = new()
    {
        ["ReduceLROnPlateau(factor=0.5, patience=2)"] = new ReduceOnPlateau(0.1, 0.5, patience: 2),
        ["ReduceLROnPlateau(factor=0.3, patience=0, threshold=0.05, cooldown=3, min_lr=2e-3)"] =
            new ReduceOnPlateau(0.1, 0.3, patience: 0, threshold: 0.05, cooldown: 3, floor: 2e-3),
    };

    public static TheoryData<string> Trajectories => [.. PyTorch.Trajectories.Select(trajectory => trajectory.Name)];

    public static TheoryData<string> Schedulers => [.. PyTorch.Schedules.Select(schedule => schedule.Scheduler)];

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Every_step_lands_where_PyTorch_lands(string name)
    {
        var expected = PyTorch.Trajectories.Single(trajectory => trajectory.Name == name);
        var learningRate = expected.Scheduler is null ? expected.LearningRate : Reactions.GetValueOrDefault(expected.Scheduler) ?? Schedules[expected.Scheduler];
        var tolerance = expected.Clip is null ? Tolerance : ToleranceClipped;

        var run = GradientDescent.Minimize(
            Problems[expected.Problem],
            expected.Path[0],
            learningRate,
            Steps,
            Rules[expected.Optimizer],
            stop: StopRule.GradientNorm(0),
            record: 200,
            clip: expected.Clip);

        Assert.Equal(Steps + 1, run.Points.Count);
        for (var t = 0; t <= Steps; t++)
        {
            var (ours, theirs) = (run.Points[t].Theta, expected.Path[t]);
            Assert.Equal(theirs.Length, ours.Count);
            for (var i = 0; i < theirs.Length; i++)
            {
                Assert.True(
                    Math.Abs(ours[i] - theirs[i]) <= tolerance * Math.Max(1, Math.Abs(theirs[i])),
                    $"{name}: after {t} steps, θ[{i}] is {ours[i]:R} here and {theirs[i]:R} in PyTorch.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Schedulers))]
    public void Every_learning_rate_is_the_one_of_PyTorch(string name)
    {
        // PyTorch multiplies from step to step, and its rounding errors with it: 1300 of them at most.
        var (_, steps, values) = PyTorch.Schedules.Single(schedule => schedule.Scheduler == name);

        Assert.Equal(values, steps.Select(Schedules[name].At), Within.Relative(1300 * 2.2e-16));
    }

    [Fact]
    public void The_file_has_every_optimizer_on_every_problem_and_every_schedule()
    {
        var unscheduled = PyTorch.Trajectories.Where(trajectory => trajectory is { Scheduler: null, Clip: null });

        Assert.Equal("float64", PyTorch.Made.Dtype);
        Assert.Equal(
            (from problem in Problems.Keys from rule in Rules.Keys select (problem, rule)).Order(),
            unscheduled.Select(trajectory => (trajectory.Problem, trajectory.Optimizer)).Order());
        Assert.Contains(PyTorch.Trajectories, trajectory => trajectory.Optimizer.Contains("momentum", StringComparison.Ordinal) && trajectory.Scheduler is not null);
        Assert.Equal(2, PyTorch.Trajectories.Count(trajectory => trajectory.Clip is not null));
        Assert.Equal(Reactions.Keys.Order(), PyTorch.Trajectories.Select(trajectory => trajectory.Scheduler!).Where(name => name is not null).Except(Schedules.Keys).Order());
        Assert.All(PyTorch.Trajectories, trajectory => Assert.Equal(Steps + 1, trajectory.Path.Length));
        Assert.Equal(Schedules.Keys.Order(), PyTorch.Schedules.Select(schedule => schedule.Scheduler).Order());
        Assert.All(PyTorch.Schedules, schedule => Assert.Empty(Enumerable.Range(0, 61).Concat([1209, 1210, 1211, 1300]).Except(schedule.Steps)));
    }

    [Fact]
    public void The_paths_move_and_differ()
    {
        Assert.All(PyTorch.Trajectories, trajectory => Assert.Contains(
            trajectory.Path[0].Zip(trajectory.Path[^1]), pair => Math.Abs(pair.First - pair.Second) > 0.1));
        foreach (var onOneProblem in PyTorch.Trajectories.GroupBy(trajectory => trajectory.Problem))
        {
            // The two forms of momentum, with learning rates that fit, take the same path but for rounding.
            var ends = onOneProblem.Where(trajectory => trajectory.Optimizer != "SGD(momentum=0.9, dampening=0.9)").Select(trajectory => trajectory.Path[^1][0]);
            Assert.Distinct(ends);
        }
    }

    private static Golden Read()
    {
        using var file = typeof(ParityTests).Assembly.GetManifestResourceStream("golden.json")!;
        return JsonSerializer.Deserialize<Golden>(file, JsonSerializerOptions.Web)!;
    }

    private sealed record Golden(Origin Made, Trajectory[] Trajectories, LearningRates[] Schedules);

    private sealed record Origin(string Command, string Pytorch, string Dtype);

    private sealed record Trajectory(string Problem, string Optimizer, string? Scheduler, double? Clip, double LearningRate, double[][] Path)
    {
        public string Name => $"{Optimizer} on {Problem}" + (Scheduler is null ? "" : $" with {Scheduler}") + (Clip is null ? "" : $", clipped at {Clip}");
    }

    private sealed record LearningRates(string Scheduler, int[] Steps, double[] Values);
}

using System.Text.Json;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

public class RunDescriptionTests
{
    private static readonly double[] Two = [1, 2];

    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    public static TheoryData<string> Names => [.. Settings.Keys];

    private static Dictionary<string, RunSettings> Settings { get; } = new()
    {
        ["a bowl"] = new() { Objective = Quadratic.FromEigenvalues(2, 5), Start = Two, LearningRate = 0.1 },
        ["a turned bowl"] = new() { Objective = Quadratic.FromMatrix(new double[,] { { 2, 0.5 }, { 0.5, 3 } }, [1, -1]), Start = Two, LearningRate = 0.1 },
        ["a valley"] = new() { Objective = new WindingValley(0.3, 1, 1.5, 1.3), Start = [-7, -2], LearningRate = 0.2, Steps = 40 },
        ["other functions"] = new() { Objective = new Rosenbrock(1, 20), Start = Two, LearningRate = 1e-3, UpdateRule = new HeavyBall(0.5) },
        ["Nesterov"] = new() { Objective = new Beale(), Start = Two, LearningRate = 1e-3, UpdateRule = new Nesterov(0.5), Record = 10 },
        ["Adam, decay"] = new() { Objective = new Himmelblau(), Start = Two, LearningRate = new InverseTimeDecay(0.1, 0.01), UpdateRule = new Adam(0.8, 0.99, 1e-6) },
        ["RMSProp, steps"] = new() { Objective = new Saddle(), Start = Two, LearningRate = new StepDecay(0.1, 0.5, 10), UpdateRule = new RmsProp(0.9) },
        ["batches"] = new() { Objective = Cars, LearningRate = new ExponentialDecay(0.1, 0.01), Batch = Batch.Mini(16), Seed = 7, Stop = StopRule.Samples(3000), AverageFrom = 5 },
        ["with replacement"] = new() { Objective = Cars, LearningRate = new CosineWarmRestarts(0.1, 20, 2, 0.01), Batch = Batch.Stochastic.WithReplacement(), Seed = 3 },
        ["stops"] = new() { Objective = Cars, LearningRate = 0.1, UpdateRule = new Momentum(0.5), Stop = StopRule.RelativeDistance(0.01).Or(StopRule.Value(1e-3)).Or(StopRule.GradientNorm(1e-5)) },
        ["an own schedule"] = new() { Objective = Cars, LearningRate = Schedule.Custom("mine", t => 0.1 / (t + 1)), Steps = 1500 },
        ["joined schedules"] = new() { Objective = Cars, LearningRate = new Constant(0.1).WithWarmup(5).Then(new Constant(0.05), 30).PerEpoch(2).Scale(0.5) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_made_again_from_what_travels_is_the_same_run(string name)
    {
        var run = Settings[name].Minimize();
        var description = JsonSerializer.Deserialize<RunDescription>(JsonSerializer.Serialize(RunDescription.Of(run)))!;

        var again = description.ToSettings((from, count) => [.. Enumerable.Range(from, count).Select(((Schedule)run.Settings.LearningRate).At)]).Minimize();

        Assert.Equal((run.Outcome, run.Steps, run.Final.Value, run.Final.Samples, run.StepLimit), (again.Outcome, again.Steps, again.Final.Value, again.Final.Samples, again.StepLimit));
        Assert.Equal(run.Final.Theta, again.Final.Theta);
        Assert.Equal(run.Average, again.Average);
        Assert.Equal(run.LearningRate is Constant, again.LearningRate is Constant);
    }

    /// <remarks>Those that are numbers do by themselves.</remarks>
    [Fact]
    public void Every_setting_that_is_no_number_is_one_that_travels() => Assert.Equal(
        ["Batch", "LearningRate", "Objective", "Start", "Stop", "UpdateRule"],
        typeof(RunSettings).GetProperties()
            .Where(property => property.CanWrite && !PlainValue.IsNumber(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            .Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_no_constructor_lets_through_and_what_is_not_the_courses_is_refused_with_the_reason()
    {
        var good = RunDescription.Of(Settings["stops"].Minimize());

        Assert.Contains("beta", Refusal(good with { UpdateRule = new Made("Momentum", new Dictionary<string, double> { ["beta"] = 2 }, new Dictionary<string, Made>()) }), StringComparison.Ordinal);
        Assert.Contains("no LearningRateRule called Process", Refusal(good with { LearningRate = new Made("Process", new Dictionary<string, double>(), new Dictionary<string, Made>()) }), StringComparison.Ordinal);
        Assert.Contains("no LearningRateRule called Momentum", Refusal(good with { LearningRate = good.UpdateRule }), StringComparison.Ordinal);
        Assert.Contains("no data called mine", Refusal(good with { Objective = new Made("LeastSquares", new Dictionary<string, double> { ["l2"] = 0 }, new Dictionary<string, Made> { ["data"] = new("mine", new Dictionary<string, double>(), new Dictionary<string, Made>()) }) }), StringComparison.Ordinal);
        Assert.Contains("objective is none of the course's", Refusal(good with { Objective = null }), StringComparison.Ordinal);
        Assert.Contains("no exercise needs so many", Refusal(good with { Numbers = new Dictionary<string, double> { ["Steps"] = int.MaxValue } }), StringComparison.Ordinal);
        Assert.Contains("not a whole number", Refusal(good with { Numbers = new Dictionary<string, double> { ["Steps"] = 2.5 } }), StringComparison.Ordinal);
        Assert.Contains("no setting Objective", Refusal(good with { Numbers = new Dictionary<string, double> { ["Objective"] = 2.5 } }), StringComparison.Ordinal);
        Assert.Contains("cannot be", Refusal(good with { Objective = new Made("AbsoluteValue", new Dictionary<string, double> { ["dimension"] = 2e9 }, new Dictionary<string, Made>()) }), StringComparison.Ordinal);
    }

    private static string Refusal(RunDescription description) => Assert.Throws<InvalidDataException>(() => description.ToSettings((_, _) => [])).Message;
}

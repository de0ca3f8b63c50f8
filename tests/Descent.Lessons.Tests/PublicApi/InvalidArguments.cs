namespace Descent.Lessons.Tests;

/// <summary>An argument that a public entry must refuse, by the argument's name.</summary>
/// <param name="Entry">The type for a constructor, Type.Method for a method.</param>
/// <param name="Parameter">The argument that is wrong.</param>
/// <param name="Call">The call.</param>
public sealed record InvalidArgument(string Entry, string Parameter, Func<object?> Call)
{
    /// <summary>The argument's name with its entry's.</summary>
    public string Argument => $"{Entry}/{Parameter}";
}

/// <summary>For every public entry, calls with an argument outside its range.</summary>
internal static partial class InvalidArguments
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    private static readonly Quadratic Bowl = Quadratic.FromEigenvalues(1, 2);
    private static readonly Run InBowl = GradientDescent.Minimize(Bowl, [1, 1], 0.1, steps: 5);
    private static readonly Run OnParabola = GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [1], 0.1, steps: 5);
    private static readonly Dataset Pair = Datasets.Classes(10, separation: 1, seed: 1);
    private static readonly LeastSquares Sum = new(Pair);
    private static readonly Run OnSum = GradientDescent.Minimize(Sum, new double[3], 0.1, steps: 5);
    private static readonly Schedule Schedule = 0.1;

    internal static InvalidArgument[] All { get; } = [.. Steps, .. Objectives, .. Displays, .. Predictions, .. Pictures];

    private static IEnumerable<InvalidArgument> Steps =>
    [
        .. NotPositive("Constant", "learningRate", value => new Constant(value)),
        new("Schedule.op_Implicit", "learningRate", () => (Schedule)Infinity),
        new("LearningRateRule.op_Implicit", "learningRate", () => (LearningRateRule)Infinity),
        .. NotPositive("InverseTimeDecay", "initial", value => new InverseTimeDecay(value, 1)),
        .. Negative("InverseTimeDecay", "decay", value => new InverseTimeDecay(1, value)),
        .. NotPositive("StepDecay", "initial", value => new StepDecay(value, 0.5, 1)),
        .. NotBetween("StepDecay", "factor", value => new StepDecay(1, value, 1)),
        new("StepDecay", "every", () => new StepDecay(1, 0.5, 0)),
        .. NotPositive("ExponentialDecay", "initial", value => new ExponentialDecay(value, 1)),
        .. Negative("ExponentialDecay", "decay", value => new ExponentialDecay(1, value)),
        .. NotPositive("CosineWarmRestarts", "peak", value => new CosineWarmRestarts(value, 10)),
        new("CosineWarmRestarts", "period", () => new CosineWarmRestarts(1, 0)),
        new("CosineWarmRestarts", "multiplier", () => new CosineWarmRestarts(1, 10, 0)),
        new("CosineWarmRestarts", "floor", () => new CosineWarmRestarts(1, 10, 1, -0.1)),
        new("CosineWarmRestarts", "floor", () => new CosineWarmRestarts(1, 10, 1, 1.1)),
        new("CosineWarmRestarts.IsRestart", "step", () => new CosineWarmRestarts(1, 10).IsRestart(-1)),
        new("Schedule.Custom", "formula", () => Schedule.Custom(" ", _ => 1)),
        new("Schedule.Custom", "learningRate", () => Schedule.Custom("α", null!)),
        new("Schedule.At", "step", () => Schedule.At(-1)),
        new("Schedule.Values", "steps", () => Schedule.Values(0)),
        new("Schedule.Then", "next", () => Schedule.Then(null!, 1)),
        new("Schedule.Then", "after", () => Schedule.Then(0.2, 0)),
        new("Schedule.WithWarmup", "steps", () => Schedule.WithWarmup(0)),
        new("Schedule.PerEpoch", "stepsPerEpoch", () => Schedule.PerEpoch(0)),
        .. NotPositive("Schedule.Scale", "factor", value => Schedule.Scale(value)),
        .. NoFraction("Momentum", "beta", value => new Momentum(value)),
        .. NoFraction("HeavyBall", "beta", value => new HeavyBall(value)),
        .. NoFraction("Nesterov", "beta", value => new Nesterov(value)),
        .. NoFraction("RmsProp", "rho", value => new RmsProp(rho: value)),
        .. NotPositive("RmsProp", "epsilon", value => new RmsProp(epsilon: value)),
        .. NoFraction("Adam", "beta1", value => new Adam(beta1: value)),
        .. NoFraction("Adam", "beta2", value => new Adam(beta2: value)),
        .. NotPositive("Adam", "epsilon", value => new Adam(epsilon: value)),
        new("UpdateRule.StateLength", "dimension", () => new Plain().StateLength(0)),
        new("UpdateRule.Direct", "gradient", () => Direct(new Plain(), 0, 0)),
        new("UpdateRule.Direct", "state", () => Direct(new Adam(), 2, 4)),
        new("Batch.Mini", "size", () => Batch.Mini(0)),
        .. Negative("StopRule.GradientNorm", "tolerance", value => StopRule.GradientNorm(value)),
        new("StopRule.Value", "target", () => StopRule.Value(NaN)),
        .. NotBetween("StopRule.RelativeDistance", "fraction", value => StopRule.RelativeDistance(value)),
        new("StopRule.Samples", "count", () => StopRule.Samples(0)),
        new("StopRule.WallTime", "time", () => StopRule.WallTime(TimeSpan.Zero)),
        new("StopRule.Or", "other", () => StopRule.Default.Or(null!)),
        new("GradientDescent.Minimize", "objective", () => GradientDescent.Minimize(null!, [1, 1], 0.1)),
        new("GradientDescent.Minimize", "start", () => GradientDescent.Minimize(Bowl, null!, 0.1)),
        new("GradientDescent.Minimize", "start", () => GradientDescent.Minimize(Bowl, [1], 0.1)),
        new("GradientDescent.Minimize", "start", () => GradientDescent.Minimize(Bowl, [1, NaN], 0.1)),
        new("GradientDescent.Minimize", "start", () => GradientDescent.Minimize(Bowl, [1e200, 1], 0.1)),
        new("GradientDescent.Minimize", "learningRate", () => GradientDescent.Minimize(Bowl, [1, 1], null!)),
        new("GradientDescent.Minimize", "learningRate", () => GradientDescent.Minimize(Bowl, [1, 1], 0)),
        new("GradientDescent.Minimize", "steps", () => GradientDescent.Minimize(Bowl, [1, 1], 0.1, steps: 0)),
        new("GradientDescent.Minimize", "batch", () => GradientDescent.Minimize(Bowl, [1, 1], 0.1, batch: Batch.Stochastic, seed: 1)),
        new("GradientDescent.Minimize", "seed", () => GradientDescent.Minimize(Sum, new double[3], 0.1, batch: Batch.Stochastic)),
        new("GradientDescent.Minimize", "stop", () => GradientDescent.Minimize(new LogisticRegression(Pair), new double[3], 0.1, stop: StopRule.RelativeDistance(0.1))),
        new("GradientDescent.Minimize", "record", () => GradientDescent.Minimize(Bowl, [1, 1], 0.1, record: 1)),
        new("GradientDescent.Minimize", "averageFrom", () => GradientDescent.Minimize(Bowl, [1, 1], 0.1, averageFrom: -1)),
        new("Comparison", "runs", () => new Comparison()),
        new("Comparison", "runs", () => new Comparison(("a", InBowl), ("a", InBowl))),
        new("Comparison", "runs", () => new Comparison(("a", null!))),
        new("Comparison.get_Item", "name", () => new Comparison(("a", InBowl))["b"]),
    ];

    private static IEnumerable<InvalidArgument> Objectives =>
    [
        new("Objective.Value", "theta", () => Bowl.Value([1])),
        new("Objective.Gradient", "theta", () => Bowl.Gradient([1, 2, 3])),
        new("Objective.ValueAndGradient", "theta", () => Bowl.ValueAndGradient([1], new double[2])),
        new("Objective.ValueAndGradient", "gradient", () => Bowl.ValueAndGradient([1, 2], new double[1])),
        new("FiniteSum.ValueAndGradient", "theta", () => Sum.ValueAndGradient([1], [0], new double[3])),
        new("FiniteSum.ValueAndGradient", "samples", () => Sum.ValueAndGradient([1, 2, 3], [], new double[3])),
        new("FiniteSum.ValueAndGradient", "samples", () => Sum.ValueAndGradient([1, 2, 3], [10], new double[3])),
        new("FiniteSum.ValueAndGradient", "samples", () => Sum.ValueAndGradient([1, 2, 3], [-1], new double[3])),
        new("FiniteSum.ValueAndGradient", "gradient", () => Sum.ValueAndGradient([1, 2, 3], [0], new double[4])),
        new("Quadratic.FromEigenvalues", "eigenvalues", () => Quadratic.FromEigenvalues(null!)),
        new("Quadratic.FromEigenvalues", "eigenvalues", () => Quadratic.FromEigenvalues()),
        new("Quadratic.FromEigenvalues", "eigenvalues", () => Quadratic.FromEigenvalues(1, NaN)),
        new("Quadratic.FromEigenvalues", "eigenvalues", () => Quadratic.FromEigenvalues(1, 0)),
        new("Quadratic.FromMatrix", "matrix", () => Quadratic.FromMatrix(null!)),
        new("Quadratic.FromMatrix", "matrix", () => Quadratic.FromMatrix(new double[0, 0])),
        new("Quadratic.FromMatrix", "matrix", () => Quadratic.FromMatrix(new double[2, 3])),
        new("Quadratic.FromMatrix", "matrix", () => Quadratic.FromMatrix(new[,] { { 1, 2 }, { 2.5, 9 } })),
        new("Quadratic.FromMatrix", "matrix", () => Quadratic.FromMatrix(new[,] { { 1.0, 2 }, { 2, 1 } })),
        new("Quadratic.FromMatrix", "matrix", () => Quadratic.FromMatrix(new[,] { { NaN } })),
        new("Quadratic.FromMatrix", "minimizer", () => Quadratic.FromMatrix(new[,] { { 1.0 } }, [1, 2])),
        new("LeastSquares", "data", () => new LeastSquares(null!)),
        new("LeastSquares", "data", () => new LeastSquares(new Dataset("short", "here", ["a", "b"], "y", [1, 2, 3, 4], [0, 1]))),
        new("LeastSquares", "l2", () => new LeastSquares(Pair, -1)),
        new("LogisticRegression", "data", () => new LogisticRegression(null!)),
        new("LogisticRegression", "data", () => new LogisticRegression(new Dataset("no classes", "here", ["a"], "y", [1, 2, 3], [0, 1, 2]))),
        new("LogisticRegression", "l2", () => new LogisticRegression(Pair, Infinity)),
        new("LogisticRegression.Accuracy", "theta", () => new LogisticRegression(Pair).Accuracy([1])),
        new("Rosenbrock", "a", () => new Rosenbrock(a: NaN)),
        new("Rosenbrock", "b", () => new Rosenbrock(b: 0)),
        new("DoubleWell", "tilt", () => new DoubleWell(0)),
        new("DoubleWell", "tilt", () => new DoubleWell(0.385)),
        new("Plateau", "dimension", () => new Plateau(dimension: 0)),
        new("Plateau", "width", () => new Plateau(width: 0)),
        new("AbsoluteValue", "dimension", () => new AbsoluteValue(0)),
        new("WindingValley", "along", () => new WindingValley(along: 0)),
        new("WindingValley", "across", () => new WindingValley(across: -1)),
        new("WindingValley", "amplitude", () => new WindingValley(amplitude: -1)),
        new("WindingValley", "frequency", () => new WindingValley(frequency: NaN)),
        new("BowlWithJump", "position", () => new BowlWithJump(position: 0)),
        new("BowlWithJump", "height", () => new BowlWithJump(height: -1)),
        new("AdditiveGradientNoise", "objective", () => new AdditiveGradientNoise(null!, 1, 10, 1)),
        new("AdditiveGradientNoise", "sigma", () => new AdditiveGradientNoise(Bowl, -1, 10, 1)),
        new("AdditiveGradientNoise", "samples", () => new AdditiveGradientNoise(Bowl, 1, 2, 1)),
        new("Dataset.Row", "sample", () => Pair.Row(10).Length),
        new("Dataset.Row", "sample", () => Pair.Row(-1).Length),
        new("Datasets.Linear", "eigenvalues", () => Datasets.Linear(null!, 10, 1, 1)),
        new("Datasets.Linear", "eigenvalues", () => Datasets.Linear([1, 0], 10, 1, 1)),
        new("Datasets.Linear", "samples", () => Datasets.Linear([1, 2], 2, 1, 1)),
        new("Datasets.Linear", "noise", () => Datasets.Linear([1, 2], 10, -1, 1)),
        new("Datasets.Classes", "samples", () => Datasets.Classes(2, 1, 1)),
        new("Datasets.Classes", "separation", () => Datasets.Classes(10, -1, 1)),
    ];

    private static IEnumerable<InvalidArgument> NotPositive(string entry, string parameter, Func<double, object?> call) =>
        Each(entry, parameter, call, 0, -1, NaN, Infinity);

    private static IEnumerable<InvalidArgument> Negative(string entry, string parameter, Func<double, object?> call) =>
        Each(entry, parameter, call, -1, NaN, Infinity);

    private static IEnumerable<InvalidArgument> NotBetween(string entry, string parameter, Func<double, object?> call) =>
        Each(entry, parameter, call, 0, 1, -1, NaN, Infinity);

    private static IEnumerable<InvalidArgument> NoFraction(string entry, string parameter, Func<double, object?> call) =>
        Each(entry, parameter, call, 1, -0.1, NaN, Infinity);

    private static IEnumerable<InvalidArgument> Each(string entry, string parameter, Func<double, object?> call, params double[] values) =>
        values.Select(value => new InvalidArgument(entry, parameter, () => call(value)));

    private static UpdateRule Direct(UpdateRule rule, int gradient, int state)
    {
        rule.Direct(new double[gradient], new double[state]);
        return rule;
    }
}

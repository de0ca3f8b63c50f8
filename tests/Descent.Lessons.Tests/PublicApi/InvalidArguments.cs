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
    private static readonly Suggestion Advice = InBowl.Explain().Suggestion!;

    internal static InvalidArgument[] All { get; } = [.. Steps, .. Objectives, .. OwnData, .. Displays, .. Predictions, .. Pictures, .. Words];

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
        .. NotPositive("CosineDecay", "peak", value => new CosineDecay(value, 10)),
        new("CosineDecay", "steps", () => new CosineDecay(1, 0)),
        new("CosineDecay", "floor", () => new CosineDecay(1, 10, -0.1)),
        new("CosineDecay", "floor", () => new CosineDecay(1, 10, 1.1)),
        .. NotPositive("WarmupStableDecay", "peak", value => new WarmupStableDecay(value, 1, 1, 1)),
        new("WarmupStableDecay", "warmup", () => new WarmupStableDecay(1, -1, 1, 1)),
        new("WarmupStableDecay", "stable", () => new WarmupStableDecay(1, 1, -1, 1)),
        new("WarmupStableDecay", "decay", () => new WarmupStableDecay(1, 1, 1, 0)),
        new("WarmupStableDecay", "floor", () => new WarmupStableDecay(1, 1, 1, 1, 2)),
        new("ReduceOnPlateau", "learningRate", () => new ReduceOnPlateau(null!)),
        .. NotBetween("ReduceOnPlateau", "factor", value => new ReduceOnPlateau(0.1, value)),
        new("ReduceOnPlateau", "patience", () => new ReduceOnPlateau(0.1, patience: -1)),
        .. NoFraction("ReduceOnPlateau", "threshold", value => new ReduceOnPlateau(0.1, threshold: value)),
        new("ReduceOnPlateau", "cooldown", () => new ReduceOnPlateau(0.1, cooldown: -1)),
        .. Negative("ReduceOnPlateau", "floor", value => new ReduceOnPlateau(0.1, floor: value)),
        new("Backtracking", "initial", () => new Backtracking(null!)),
        .. NotBetween("Backtracking", "factor", value => new Backtracking(1, value)),
        .. NotBetween("Backtracking", "c", value => new Backtracking(1, c: value)),
        new("CosineWarmRestarts.IsRestart", "step", () => new CosineWarmRestarts(1, 10).IsRestart(-1)),
        new("Schedule.Custom", "formula", () => Schedule.Custom(" ", _ => 1)),
        new("Schedule.Custom", "learningRate", () => Schedule.Custom("α", null!)),
        new("Schedule.At", "step", () => Schedule.At(-1)),
        new("Schedule.Values", "steps", () => Schedule.Values(0)),
        new("Schedule.Then", "next", () => Schedule.Then(null!, 1)),
        new("Schedule.Then", "after", () => Schedule.Then(0.2, 0)),
        .. Negative("Schedule.Then", "learningRate", value => Schedule.Then(value, 1)),
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
        .. NotPositive("GradientDescent.Minimize", "clip", value => GradientDescent.Minimize(Bowl, [1, 1], 0.1, clip: value)),
        new("GradientDescent.Minimize", "batch", () => GradientDescent.Minimize(Sum, new Backtracking(1), batch: Batch.Stochastic, seed: 1)),
        new("Run.Continue", "steps", () => InBowl.Continue(0)),
        new("Run.Continue", "steps", () => InBowl.Continue(int.MaxValue)),
        new("Run.Continue", "stop", () => GradientDescent.Minimize(new LogisticRegression(Pair), 0.1, steps: 5).Continue(5, StopRule.RelativeDistance(0.1))),
        new("MonteCarlo.Minimize", "trials", () => MonteCarlo.Minimize(0, Sum, new double[3], 0.1, 5, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "objective", () => MonteCarlo.Minimize(1, null!, new double[3], 0.1, 5, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "start", () => MonteCarlo.Minimize(1, Sum, null!, 0.1, 5, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "start", () => MonteCarlo.Minimize(1, Sum, [1], 0.1, 5, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "start", () => MonteCarlo.Minimize(1, Sum, [1e300, 1, 1], 0.1, 5, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "learningRate", () => MonteCarlo.Minimize(1, Sum, new double[3], null!, 5, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "steps", () => MonteCarlo.Minimize(1, Sum, new double[3], 0.1, 0, Batch.Stochastic)),
        new("MonteCarlo.Minimize", "batch", () => MonteCarlo.Minimize(1, Sum, new double[3], 0.1, 5, Batch.Full)),
        new("MonteCarlo.Minimize", "batch", () => MonteCarlo.Minimize(1, Bowl, [1, 1], 0.1, 5, Batch.Stochastic)),
        new("RangeTest.Run", "objective", () => RangeTest.Run(null!)),
        .. NotPositive("RangeTest.Run", "from", value => RangeTest.Run(Sum, value)),
        .. NotPositive("RangeTest.Run", "to", value => RangeTest.Run(Sum, to: value)),
        new("RangeTest.Run", "to", () => RangeTest.Run(Sum, 0.1, 0.1)),
        new("RangeTest.Run", "from", () => RangeTest.Run(Sum, 1e-300, 1e10)),
        new("RangeTest.Run", "steps", () => RangeTest.Run(Sum, steps: 1)),
        new("RangeTest.Run", "batch", () => RangeTest.Run(Bowl, batch: Batch.Stochastic, seed: 1, start: [1, 1])),
        new("RangeTest.Run", "seed", () => RangeTest.Run(Sum, batch: Batch.Stochastic)),
        new("RangeTest.Run", "start", () => RangeTest.Run(Bowl)),
        new("RangeTest.Run", "start", () => RangeTest.Run(Sum, start: [1])),
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
        new("LeastSquares", "data", () => new LeastSquares(Dataset.FromRows([[1e200], [1], [2]], [1, 2, 3]))),
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
        new("Model.Predict", "theta", () => Sum.Predict([1], [1, 2])),
        new("Model.Predict", "features", () => Sum.Predict([1, 2, 3], [1])),
        new("Model.Predict", "data", () => Sum.Predict([1, 2, 3], (Dataset)null!)),
        new("Model.Predict", "data", () => Sum.Predict([1, 2, 3], Datasets.Cars())),
        new("Network", "data", () => new Network(null!, [3])),
        new("Network", "data", () => new Network(Datasets.Cars(), [3], loss: NetworkLoss.CrossEntropy)),
        new("Network", "data", () => new Network(Pair.MapTargets(y => 3 * y), [3], loss: NetworkLoss.CrossEntropy)),
        new("Network", "hidden", () => new Network(Pair, null!)),
        new("Network", "hidden", () => new Network(Pair, [3, 0])),
        new("Network", "hidden", () => new Network(Pair, [10_001])),
        new("Network", "activation", () => new Network(Pair, [3], (Activation)2)),
        new("Network", "loss", () => new Network(Pair, [3], loss: (NetworkLoss)2)),
        new("Network.Probabilities", "theta", () => new Network(Pair, [3], loss: NetworkLoss.CrossEntropy).Probabilities([1], [1, 2])),
        new("Network.Probabilities", "features", () => new Network(Pair, [], loss: NetworkLoss.CrossEntropy).Probabilities([1, 2, 3], [1])),
        new("Objective.Custom", "dimension", () => Objective.Custom(0, _ => 0, _ => [])),
        new("Objective.Custom", "value", () => Objective.Custom(1, null!, _ => [0])),
        new("Objective.Custom", "gradient", () => Objective.Custom(1, _ => 0, null!)),
        new("Objective.Custom", "formula", () => Objective.Custom(1, _ => 0, _ => [0], " ")),
        new("GradientCheck.Of", "objective", () => GradientCheck.Of(null!, [1])),
        new("GradientCheck.Of", "at", () => GradientCheck.Of(Bowl, [1])),
        new("GradientCheck.Of", "at", () => GradientCheck.Of(Bowl, [1, NaN])),
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

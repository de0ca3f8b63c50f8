using Descent.Lessons;

namespace Descent.Runner.Book.Gallery;

/// <content>Loss over time, and learning rates over time.</content>
internal sealed partial record FigureGallery
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);

    private static List<GalleryPiece> Loss()
    {
        var slow = OnValley(0.1);
        var fast = OnValley(0.15);
        var methods = new Comparison(
            ("batch", OnCars(Batch.Full, 0.3, 200)),
            ("stochastic", OnCars(Batch.Stochastic, 0.01, 4000)),
            ("mini-batch of 32", OnCars(Batch.Mini(32), 0.1, 600)),
            ("momentum", OnCars(Batch.Full, 0.1, 200, updateRule: new Momentum(0.9))));
        var stochastic = Seeds(seed => OnCars(Batch.Stochastic, 0.01, 1000, seed));
        var miniBatch = Seeds(seed => OnCars(Batch.Mini(32), 0.05, 1000, seed));
        return
        [
            new(
                "Loss against steps",
                "How fast runs lose what there is to lose; on a logarithmic axis a steady rate is a straight line.",
                Figures.Loss(("α = 0.1", slow), ("α = 0.15", fast))),
            new(
                "Loss on a linear axis",
                "Where most of the loss goes: nearly all of it at the beginning.",
                Figures.Loss(new Comparison(("α = 0.1", slow), ("α = 0.15", fast)), isLogarithmic: false)),
            new(
                "Loss with a guide from theory",
                "Whether a run loses as fast as theory says it does in the end.",
                Figures.Loss(new Comparison(("α = 0.15", fast)), rate: Theory.Rate(0.15, 10, 1))),
            new(
                "Loss against samples used",
                "What progress costs in gradients, where a step of one method costs more than a step of another.",
                Figures.Loss(methods, TimeAxis.Samples)),
            new(
                "Loss against epochs",
                "The same, counted in passes over the data.",
                Figures.Loss(methods, TimeAxis.Epochs)),
            new(
                "Loss over seeds",
                "What noise does on the whole: the median run, in a band that holds four fifths of all.",
                Figures.LossOverSeeds(("stochastic", stochastic), ("mini-batch of 32", miniBatch))),
        ];
    }

    private static List<GalleryPiece> LearningRates()
    {
        var restarted = OnCars(Batch.Mini(16), new CosineWarmRestarts(0.2, 100, 2, 0.001), 2000);
        (string, Schedule)[] schedules =
        [
            ("inverse time", new InverseTimeDecay(0.1, 0.02)),
            ("step", new StepDecay(0.1, 0.5, 60)),
            ("exponential", new ExponentialDecay(0.1, 0.01)),
            ("cosine warm restarts", new CosineWarmRestarts(0.1, 40, 2)),
        ];
        double[] rates = [.. Enumerable.Range(0, 25).Select(i => Math.Pow(10, -3 + (0.15 * i)))];
        return
        [
            new(
                "Schedules",
                "The shapes a learning rate can take over time, side by side.",
                Figures.Schedules(300, schedules)),
            new(
                "Loss and schedule",
                "What each change of the learning rate did to the loss, on one axis of steps.",
                Figures.LossAndSchedule(restarted)),
            new(
                "Sensitivity to the learning rate",
                "How carefully a method's learning rate must be chosen: the wider the trough, the less it matters.",
                Figures.Sensitivity(
                    rates,
                    ("plain", α => OnValley(α, steps: 100)),
                    ("momentum", α => OnValley(α, new Momentum(0.9), 100)))),
            new(
                "Range test",
                "Which learning rates are worth a try, and where the loss begins to grow, in one short run.",
                Figures.RangeTest(RangeTest.Run(Cars, batch: Batch.Mini(32), seed: 1))),
        ];
    }

    private static Run OnValley(double learningRate, UpdateRule? updateRule = null, int steps = 60) =>
        GradientDescent.Minimize(Valley, [1, 1], learningRate, steps, updateRule);

    private static Run OnCars(Batch batch, Schedule learningRate, int steps, int seed = 1, UpdateRule? updateRule = null) =>
        GradientDescent.Minimize(
            Cars,
            new double[Cars.Dimension],
            learningRate,
            steps,
            updateRule,
            batch,
            seed,
            StopRule.GradientNorm(0));

    private static Run[] Seeds(Func<int, Run> run) => [.. Enumerable.Range(0, 20).Select(run)];
}

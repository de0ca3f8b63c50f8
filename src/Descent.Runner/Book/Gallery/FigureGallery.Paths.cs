using Descent.Lessons;

namespace Descent.Runner.Book.Gallery;

/// <content>Where runs go, and what curvature does to them.</content>
internal sealed partial record FigureGallery
{
    private static List<GalleryPiece> Paths()
    {
        var banana = new Rosenbrock();
        var plain = GradientDescent.Minimize(banana, [-1.2, 1], 0.001, 3000);
        var momentum = GradientDescent.Minimize(banana, [-1.2, 1], 0.01, 3000, new Momentum(0.9));
        var line = new LeastSquares(Datasets.Linear([0.3], 200, 1, seed: 1));
        Run OnLine(Batch batch, double α, int steps) =>
            GradientDescent.Minimize(line, [2, 2], α, steps, batch: batch, seed: 1, stop: StopRule.GradientNorm(0));
        var full = OnLine(Batch.Full, 0.3, 60);
        var stochastic = OnLine(Batch.Stochastic, 0.05, 400);
        var mini = OnLine(Batch.Mini(16), 0.15, 120);
        var bowl = Quadratic.FromEigenvalues(10);
        double[] rates = [0.02, 0.05, 0.1, 0.15, 0.18, 0.2, 0.21];
        int[] steps = [.. Enumerable.Range(1, 30)];
        return
        [
            new(
                "Paths of two methods",
                "Which way runs take through a landscape of two parameters: plain steps and momentum in Rosenbrock’s valley.",
                Figures.Path(("plain", plain), ("momentum", momentum))),
            new(
                "Paths of batches",
                "How noise bends the way: a line fitted with all samples, with one and with 16 per step.",
                Figures.Path(("batch", full), ("stochastic", stochastic), ("mini-batch of 16", mini))),
            new(
                "Surface",
                "The same landscape in space; drag to turn it.",
                Figures.Surface(("plain", plain), ("momentum", momentum))),
            new(
                "Path, step by step",
                "How a path comes about; press Play, or move the slider.",
                Figures.Play("step", steps, step => Figures.Path(OnValley(0.19, steps: step)))),
            new(
                "Two sliders, and a start to drag",
                "What a learning rate and a momentum do together. Where a lesson’s cells run, sliders stop anywhere, and the ring at the start can be dragged.",
                Figures.Explore(
                    ("α", [0.02, 0.05, 0.1, 0.15, 0.19]),
                    ("β", [0, 0.3, 0.6, 0.9]),
                    (α, β) => Figures.DragStart([-6, 3], start => Figures.Path(GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), start, α, 40, new HeavyBall(β)))),
                    start: (0.05, 0.6))),
            new(
                "One step",
                "Where the length of a step comes from: the slope, and α times it; move the slider to enlarge other steps.",
                Figures.Explore(
                    "step",
                    [1, 2, 3, 4, 5, 6],
                    step => Figures.Step(GradientDescent.Minimize(bowl, [1], 0.03, 6), step))),
            new(
                "Hops on a curve",
                "What one learning rate does along one axis; move the slider to try others.",
                Figures.Explore(
                    "α",
                    rates,
                    α => Figures.Hops(GradientDescent.Minimize(bowl, [1], α, 20)),
                    start: 0.15)),
        ];
    }

    private static List<GalleryPiece> Curvature()
    {
        var bowl = Quadratic.FromEigenvalues(10);
        double[] rates = [0.005, 0.03, 0.06, 0.1, 0.14, 0.17, 0.19, 0.22, 0.25];
        (double, double)[] measured = [.. rates.Select(α =>
        {
            var points = GradientDescent.Minimize(bowl, [1], α, 2).Points;
            return (10 * α, points[1].Distance / points[0].Distance);
        })];
        var plain = OnValley(0.18);
        var heavy = OnValley(0.2, new HeavyBall(0.5));
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4, 10), [1, 1, 1], 0.18, 60);
        return
        [
            new(
                "Regimes of the learning rate",
                "Where a step crawls, shrinks, alternates and diverges, and where runs were measured.",
                Figures.Regimes(measured)),
            new(
                "Error along each axis",
                "Which curvature holds a run back.",
                Figures.ErrorByEigenvalue(run)),
            new(
                "Several figures under one slider",
                "The same runs from four sides: where they go, where α stands among the regimes, what each axis has left, and the loss.",
                Figures.Explore(
                    "α",
                    [0.02, 0.05, 0.1, 0.15, 0.18, 0.19, 0.2, 0.21],
                    α => Figures.Beside(
                        "One run, seen from four sides",
                        Figures.Path(OnValley(α, steps: 30)),
                        Figures.Regimes((α * 10, Math.Abs(1 - (α * 10)))),
                        Figures.ErrorByEigenvalue(OnValley(α, steps: 30)),
                        Figures.Loss(("", OnValley(α, steps: 30)))),
                    start: 0.15)),
            new(
                "Spectral map",
                "How fast momentum can be: the error factor over learning rate and β, with the axes of two runs.",
                Figures.SpectralMap(("plain", plain), ("β = 0.5", heavy))),
        ];
    }
}

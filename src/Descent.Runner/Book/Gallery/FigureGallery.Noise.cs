using Descent.Lessons;

namespace Descent.Runner.Book.Gallery;

/// <content>What noise does to the direction, the level and the end of a run.</content>
internal sealed partial record FigureGallery
{
    private static List<GalleryPiece> Noise()
    {
        double[] start = [23, 0, 0, 0, 0, 0];
        var bowl = new AdditiveGradientNoise(Quadratic.FromEigenvalues(1), sigma: 1, samples: 1000, seed: 3);
        double[] rates = [0.01, 0.02, 0.05, 0.1, 0.2];
        (double, double, double)[] levels = [.. rates.Select(α => (α, Level(bowl, α), Theory.NoiseFloorVariance(α, 1, 1, 1)))];
        var well = new DoubleWell(0.1);
        var noisy = new AdditiveGradientNoise(well, sigma: 2, samples: 1000, seed: 1);
        var (calm, wild) = (Ends(noisy, 0.02), Ends(noisy, 0.2));
        int Deep(double[] ends) => ends.Count(x => x < well.Barrier);
        return
        [
            new(
                "Angles of batch gradients",
                "How far the gradient of a batch points away from that of all samples.",
                Figures.GradientAngles(Cars, start, [1, 8, 64], draws: 2000, seed: 1)),
            new(
                "Noise floor",
                "Whether the level at which a noisy run stays is the one of theory.",
                Figures.NoiseFloor(levels)),
            new(
                "Series",
                "Numbers one after another: a gradient that changes sign, and what momentum averages it to.",
                Figures.Series("gradient", ("gradient", Alternating), ("running average, β = 0.9", RunningAverage(Alternating, 0.9)))),
            new(
                "Distribution",
                "Where runs end over many seeds: in one of two wells, or on the way between them.",
                Figures.Distribution("θ at the end", ("α = 0.02", calm), ("α = 0.2", wild))),
            new(
                "Shares",
                "How often something happens, with the uncertainty that so many runs leave.",
                Figures.Shares(
                    "ended in the deeper well",
                    ("α = 0.02", Deep(calm), calm.Length),
                    ("α = 0.2", Deep(wild), wild.Length))),
        ];
    }

    /// <summary>The mean square error of a long run, its beginning left out.</summary>
    private static double Level(AdditiveGradientNoise bowl, double learningRate) =>
        GradientDescent.Minimize(bowl, [1], learningRate, 100_000, null, Batch.Stochastic.WithReplacement(), seed: 1, record: 10_000)
            .Points.Skip(1000).Average(point => point.Theta[0] * point.Theta[0]);

    private static double[] Alternating => [.. Enumerable.Range(0, 40).Select(step => step % 2 == 0 ? 1.5 : -0.5)];

    private static double[] RunningAverage(double[] gradients, double beta)
    {
        var (rule, state) = (new Momentum(beta), new double[1]);
        return [.. gradients.Select(gradient =>
        {
            double[] direction = [gradient];
            rule.Direct(direction, state);
            return direction[0];
        })];
    }

    /// <summary>Where runs over many seeds end that start in the shallow well.</summary>
    private static double[] Ends(AdditiveGradientNoise well, double learningRate) =>
    [
        .. Enumerable.Range(0, 200).Select(seed => GradientDescent
            .Minimize(well, [1], learningRate, 400, null, Batch.Stochastic.WithReplacement(), seed, record: 2)
            .Final.Theta[0]),
    ];
}

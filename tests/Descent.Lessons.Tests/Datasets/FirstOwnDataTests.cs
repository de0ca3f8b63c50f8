using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>What docs/own-data.md promises about docs/flats.csv. ExampleTests runs its code; here are its numbers.</summary>
public class FirstOwnDataTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "own-data.md")).ReplaceLineEndings(" ");

    [Fact]
    public void A_table_with_text_gaps_and_wild_scales_becomes_a_run_that_is_fitted_explained_drawn_and_tested()
    {
        var flats = Dataset.FromCsv(
            Path.Combine(Repository.Root, "docs", "flats.csv"),
            target: "rent (€)",
            features: ["size (m²)", "distance (m)", "built", "district", "balcony=yes"],
            oneHot: ["district"],
            missing: Missing.Drop);
        var (training, heldOut) = flats.Split(0.8, seed: 1);
        var model = new LeastSquares(training.Standardize());
        var run = GradientDescent.Minimize(model, new double[model.Dimension], 1 / model.L, steps: 200);
        var predicted = model.Predict([.. run.Points[^1].Theta], heldOut.Standardize(training));
        var mean = training.Targets.ToArray().Average();

        Assert.Equal(["size (m²)", "distance (m)", "built", "district=River", "district=South", "balcony=yes"], flats.FeatureNames);
        Assert.Equal(2, flats.Warnings.Count);
        Assert.StartsWith("7 of 160 rows left out, because a value is missing: line 8 (“size (m²)”), line 20 (“rent (€)”)", flats.Warnings[0]);
        Assert.StartsWith("“distance (m)” varies 3239.4 times as much as “district=River”", flats.Warnings[1]);
        Assert.Equal(Diagnosis.Arrived, run.Explain().Diagnosis);
        Assert.Contains("plotly", Figures.Loss(("flats", run)).ToHtml(), StringComparison.OrdinalIgnoreCase);
        Assert.All(
            [
                $"draws {training.Count} flats to train on and holds out {heldOut.Count}",
                $"from {Text.Number(new LeastSquares(training).ConditionNumber)} to {Text.Number(model.ConditionNumber)}",
                $"to {run.Points[^1].Step} steps",
                $"error is {Text.Number(Off(heldOut, predicted))} €",
                $"off by {Text.Number(Off(heldOut, [.. predicted.Select(_ => mean)]))} €",
            ],
            promise => Assert.Contains(promise, System.Text.RegularExpressions.Regex.Replace(Page, @"\s+", " ")));
        Assert.InRange(run.Points[^1].Step, 1, 100);
    }

    /// <summary>The root of the mean squared error.</summary>
    private static double Off(Dataset data, double[] predicted) =>
        Math.Sqrt(predicted.Zip(data.Targets.ToArray(), (guess, target) => (guess - target) * (guess - target)).Average());
}

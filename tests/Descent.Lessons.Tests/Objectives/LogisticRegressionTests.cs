using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class LogisticRegressionTests
{
    private static readonly Dataset Overlapping = Datasets.Classes(200, separation: 2, seed: 3);
    private static readonly Dataset Separable = Datasets.Classes(200, separation: 12, seed: 3);

    /// <summary>The textbook example of hours studied and an exam passed, with its published coefficients.</summary>
    private static readonly Dataset Exam = new(
        "Exam",
        "Wikipedia, Logistic regression",
        ["hours"],
        "passed",
        [0.50, 0.75, 1.00, 1.25, 1.50, 1.75, 1.75, 2.00, 2.25, 2.50, 2.75, 3.00, 3.25, 3.50, 4.00, 4.25, 4.50, 4.75, 5.00, 5.50],
        [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]);

    [Fact]
    public void The_gradient_matches_central_differences_at_random_points()
    {
        var plain = new LogisticRegression(Overlapping);
        var penalized = new LogisticRegression(Overlapping, l2: 0.3);

        Gen.Double[-5, 5].Array[3].Sample(theta =>
        {
            CentralDifferences.Expect(plain, theta);
            CentralDifferences.Expect(penalized, theta);
        });
    }

    [Fact]
    public void A_tiny_penalty_gives_the_published_coefficients_of_the_exam()
    {
        var minimizer = new LogisticRegression(Exam, l2: 1e-9).Minimizer!;

        Assert.Equal(-4.0777, minimizer[0], 1e-4);
        Assert.Equal(1.5046, minimizer[1], 1e-4);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(0.01)]
    [InlineData(10)]
    public void Newton_finds_the_minimizer_of_classes_that_overlap_and_of_classes_that_do_not(double l2) =>
        Assert.All([Overlapping, Separable, Exam], data =>
        {
            var regression = new LogisticRegression(data, l2);

            Assert.All(regression.Gradient([.. regression.Minimizer!]), entry => Assert.Equal(0, entry, 1e-12 * regression.L));
        });

    [Fact]
    public void At_zero_every_class_is_as_probable_and_the_curvature_is_the_bound()
    {
        // One feature of variance 4: XᵀX/n is diag(1, 4), so that L is 1 along it.
        var regression = new LogisticRegression(new Dataset("pair", "made here", ["x"], "class", [-2, 2], [0, 1]));
        const double Step = 1e-6;

        Assert.Equal(Math.Log(2), regression.Value([0, 0]), 1e-15);
        Assert.Equal(1, regression.L, 1e-12);
        Assert.Equal(regression.L, (regression.Gradient([0, Step])[1] - regression.Gradient([0, -Step])[1]) / (2 * Step), 1e-8);
    }

    [Fact]
    public void Without_a_penalty_separable_classes_have_no_minimizer_and_the_loss_falls_forever()
    {
        var regression = new LogisticRegression(Separable);
        double Loss(double scale) => regression.Value([0, scale, scale]);

        Assert.Null(regression.Minimizer);
        Assert.Equal((0, double.PositiveInfinity), (regression.Mu, regression.ConditionNumber));
        Assert.Equal(1, regression.Accuracy([0, 1, 1]));
        Assert.True(Loss(1) > Loss(10) && Loss(10) > Loss(100) && Loss(100) > 0);
    }

    [Theory]
    [InlineData(1, 1000, 0)]
    [InlineData(1, -1000, 1000)]
    [InlineData(0, 1000, 1000)]
    [InlineData(0, -1000, 0)]
    [InlineData(1, 50, 1.9287498479639178e-22)]
    public void The_loss_is_exact_for_predictions_of_any_size(double target, double prediction, double loss)
    {
        // Two samples at x = 1, so that the second parameter alone is the prediction.
        var regression = new LogisticRegression(new Dataset("one", "made here", ["x"], "class", [1, 1], [target, target]));

        Assert.Equal(loss, regression.Value([0, prediction]), 1e-15 * loss);
        Assert.All(regression.Gradient([0, prediction]), entry => Assert.True(double.IsFinite(entry)));
    }

    [Fact]
    public void Accuracy_is_the_fraction_on_the_right_side_of_the_line()
    {
        var regression = new LogisticRegression(Exam);

        // Either everyone is said to pass, or whoever studied for more than 2.7 hours: two below passed, two above failed.
        Assert.Equal(0.5, regression.Accuracy([1, 0]));
        Assert.Equal(16 / 20.0, regression.Accuracy([-2.7, 1]));
    }

    [Fact]
    public void The_intercept_is_not_penalized_and_need_not_be_there()
    {
        // With all of the penalty's weight on the slope, what is left is the share of class 1, 3 of 4.
        var data = Dataset.FromRows([[1], [2], [3], [4]], [1, 0, 1, 1]);
        var flat = new LogisticRegression(data, l2: 1e6).Minimizer!;
        Assert.Equal([Math.Log(3), 0], flat, Within.Absolute(1e-5));

        var through0 = new LogisticRegression(Overlapping, l2: 0.3, intercept: false);
        Assert.Equal((2, 0.3), (through0.Dimension, through0.Mu));
        Assert.All(through0.Gradient([.. through0.Minimizer!]), entry => Assert.Equal(0, entry, 1e-12));
        Assert.Equal(0, new LogisticRegression(Overlapping, l2: 0.3).Mu);
    }

    [Fact]
    public void A_minimizer_at_zero_is_found_where_rounding_leaves_a_gradient()
    {
        var balanced = Dataset.FromRows([[0.1], [0.1], [0.1], [-0.1], [-0.1], [-0.1], [0.1], [-0.1]], [0, 1, 1, 1, 0, 1, 0, 0]);

        Assert.Equal([0], new LogisticRegression(balanced, l2: 1e-3, intercept: false).Minimizer!, Within.Absolute(1e-12));
    }

    [Fact]
    public void One_class_alone_has_no_minimizer_because_the_intercept_can_always_grow()
    {
        var data = Dataset.FromRows([[1], [2], [3]], [1, 1, 1]);

        Assert.Null(new LogisticRegression(data, l2: 1).Minimizer);
        Assert.NotNull(new LogisticRegression(data, l2: 1, intercept: false).Minimizer);
    }

    [Fact]
    public void Predictions_are_probabilities()
    {
        var regression = new LogisticRegression(Exam);
        double[] theta = [-4.0777, 1.5046];

        // The published table: 2 hours 0.26, 5 hours 0.97.
        Assert.Equal(0.26, regression.Predict(theta, [2]), 0.005);
        Assert.Equal(0.97, regression.Predict(theta, [5]), 0.005);
        Assert.Equal(regression.Predict(theta, Exam).Zip(Exam.Targets.ToArray(), (p, y) => p > 0.5 == y > 0.5 ? 1.0 : 0).Average(), regression.Accuracy(theta));
    }

    [Fact]
    public void A_target_that_is_no_class_is_named_in_the_message()
    {
        var data = new Dataset("no classes", "made here", ["a"], "y", [1, 2, 3], [0, 1, 2]);

        Assert.Contains(
            "sample 0 has −1. Map them: data.MapTargets(y => y == 1 ? 1 : 0).",
            Assert.Throws<ArgumentException>(() => new LogisticRegression(Dataset.FromRows([[1], [2], [3]], [-1, 1, 1]))).Message);
        Assert.Contains("sample 2 has 2. Say what class 1 is, such as data.MapTargets(y => y > 1 ? 1 : 0)", Assert.Throws<ArgumentException>(() => new LogisticRegression(data)).Message);
    }
}

using CsCheck;
using Descent.Lessons.Numerics;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Networks on their own; that their gradients are PyTorch's is in ParityTests.</summary>
public class NetworkTests
{
    private static readonly Dataset Plane = Datasets.Classes(75, separation: 2, seed: 3); // Two blocks and a rest.
    private static readonly Dataset Three = Dataset.FromRows([.. Enumerable.Range(0, 75).Select(i => Plane.Row(i).ToArray())], [.. Enumerable.Range(0, 75).Select(i => i % 3.0)]);

    private static readonly Network[] Networks =
    [
        new(Plane, [16, 16]),
        new(Plane, [5], Activation.ReLU),
        new(Plane, [3, 2, 4], Activation.Tanh, NetworkLoss.CrossEntropy),
        new(Plane, [7], Activation.ReLU, NetworkLoss.CrossEntropy),
        new(Three, [6, 5], Activation.Tanh, NetworkLoss.CrossEntropy),
        new(Three, [4], Activation.ReLU, NetworkLoss.CrossEntropy),
        new(Three, []),
    ];

    [Fact]
    public void Gradients_match_differences_and_samples_add_up_to_the_whole() => Assert.All(Networks, network =>
    {
        for (var seed = 1; seed <= 3; seed++)
            Assert.True(GradientCheck.Of(network, network.InitialParameters(seed)) is { Passed: true }, $"{network}: {GradientCheck.Of(network, network.InitialParameters(seed))}");
    });

    [Fact]
    public void A_batch_is_the_mean_of_its_samples_for_any_size_and_order() => Assert.All(Networks, network =>
        Gen.Select(Gen.Int[0, 74].Array[1, 70], Gen.Int).Sample((samples, seed) =>
        {
            var theta = network.InitialParameters(seed);
            double[] mean = new double[theta.Length], one = new double[theta.Length], found = new double[theta.Length];
            var value = 0.0;
            foreach (var sample in samples)
            {
                value += network.ValueAndGradient(theta, [sample], one) / samples.Length;
                mean = [.. mean.Zip(one, (sum, part) => sum + (part / samples.Length))];
            }

            Assert.Equal(value, network.ValueAndGradient(theta, samples, found), 1e-12);
            Assert.Equal(mean, found, Within.Absolute(1e-12));
        }, iter: 10));

    [Fact]
    public void Every_way_through_it_gives_the_same_but_for_rounding()
    {
        int[] widths = [2, 5, 3, 1];
        var theta = new Network(Plane, [5, 3]).InitialParameters(4);
        foreach (var relu in new[] { false, true })
        {
            foreach (var count in new[] { 1, 2, 3, 4, 5, 31, 32, 33, 75 })
            {
                int[] samples = [.. Enumerable.Range(0, count)];
                double[] single = new double[theta.Length], two = new double[theta.Length], four = new double[theta.Length];
                NetworkPass Pass() => new(Plane.Table, widths, relu, NetworkPass.Output.LogOdds);
                var value = Pass().Add<OneDouble>(theta, samples, single);

                Assert.Equal(value, Pass().Add<TwoVectors128>(theta, samples, two), 1e-12);
                Assert.Equal(value, Pass().Add<OneVector256>(theta, samples, four), 1e-12);
                Assert.Equal(single, two, Within.Absolute(1e-12));
                Assert.Equal(single, four, Within.Absolute(1e-12));
            }
        }
    }

    [Fact]
    public void The_hyperbolic_tangent_has_all_its_digits()
    {
        static double InLanes(double x) => LayerArithmetic.Tanh(new OneDouble(x)).Value;
        foreach (var tanh in new[] { InLanes, LayerArithmetic.Tanh })
        {
            Gen.OneOf(Gen.Double[-25, 25], Gen.Double[-0.1, 0.1], Gen.Double[-1e-12, 1e-12]).Sample(x =>
                Assert.Equal(Math.Tanh(x), tanh(x), 2e-14 * Math.Abs(Math.Tanh(x))));
            Assert.Equal([1, -1, 0], new[] { double.PositiveInfinity, double.NegativeInfinity, 0 }.Select(tanh));
            Assert.True(double.IsNaN(tanh(double.NaN)));
        }
    }

    [Fact]
    public void Parameters_are_the_layers_in_order_weights_row_by_row_and_then_biases()
    {
        // Two neurons, by hand: tanh(1·x + 2·y + 0.5) and tanh(3·x + 4·y − 0.5), then 5 and −6 times them, and 7.
        var network = new Network(Plane, [2]);
        double[] theta = [1, 2, 3, 4, 0.5, -0.5, 5, -6, 7];

        Assert.Equal([2, 2, 1], network.Widths);
        Assert.Equal(theta.Length, network.Dimension);
        Assert.Equal((5 * Math.Tanh(0.5)) - (6 * Math.Tanh(-0.5)) + 7, network.Predict(theta, [0, 0]), 1e-14);
        Assert.Equal((5 * Math.Tanh(0.9)) - (6 * Math.Tanh(0.5)) + 7, network.Predict(theta, [0.2, 0.1]), 1e-14);
        Assert.Equal("Network 2–2–1 with tanh on Two classes 2 apart (75 samples, 9 parameters)", network.ToString());
    }

    [Fact]
    public void Without_hidden_layers_it_is_the_linear_model()
    {
        // The network's bias comes last, the regression's intercept first.
        Gen.Double[-3, 3].Array[3].Sample(theta =>
        {
            double[] turned = [theta[2], theta[0], theta[1]];
            foreach (var (network, model) in new (Model, Model)[]
            {
                (new Network(Plane, []), new LeastSquares(Plane)),
                (new Network(Plane, [], loss: NetworkLoss.CrossEntropy), new LogisticRegression(Plane)),
            })
            {
                Assert.Equal(model.Value(turned), network.Value(theta), 1e-12);
                Assert.Equal(model.Gradient(turned), [.. network.Gradient(theta)[2..], .. network.Gradient(theta)[..2]], Within.Absolute(1e-12));
                Assert.Equal(model.Predict(turned, Plane), network.Predict(theta, Plane), Within.Absolute(1e-12));
            }
        }, iter: 20);
    }

    [Fact]
    public void The_start_is_the_same_for_the_same_seed_and_has_the_variance_of_Glorot_or_He()
    {
        var (tanh, relu) = (new Network(Plane, [200, 100]), new Network(Plane, [200, 100], Activation.ReLU));

        Assert.Equal(tanh.InitialParameters(7), tanh.InitialParameters(7));
        Assert.NotEqual(tanh.InitialParameters(7), tanh.InitialParameters(8));
        Assert.Equal(2.0 / 300, MeanSquare(tanh), 2e-4);
        Assert.Equal(2.0 / 200, MeanSquare(relu), 3e-4);
        Assert.All(tanh.InitialParameters(7)[400..600], bias => Assert.Equal(0, bias));

        double MeanSquare(Network network) => network.InitialParameters(7)[600..20_600].Average(weight => weight * weight);
    }

    [Fact]
    public void Two_classes_that_no_line_separates_are_learned()
    {
        var xor = Dataset.FromRows([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]);
        var network = new Network(xor, [4], loss: NetworkLoss.CrossEntropy);

        var run = GradientDescent.Minimize(network, network.InitialParameters(1), 0.5, steps: 2000);

        Assert.Equal([0, 1, 1, 0], network.Predict([.. run.Points[^1].Theta], xor), Within.Absolute(0.05));
        Assert.Equal(1, network.Probabilities([.. run.Points[^1].Theta], [0, 1]).Sum(), 1e-12);
    }

    [Fact]
    public void The_most_probable_of_several_classes_is_predicted()
    {
        // Linear: the outputs are x, y and 0.
        var network = new Network(Three, [], loss: NetworkLoss.CrossEntropy);
        double[] theta = [1, 0, 0, 1, 0, 0, 0, 0, 0];

        Assert.Equal([0, 1, 2], new double[][] { [3, 1], [1, 3], [-1, -1] }.Select(row => network.Predict(theta, row)));
        Assert.Equal([Math.E / (Math.E + 2), 1 / (Math.E + 2), 1 / (Math.E + 2)], network.Probabilities(theta, [1, 0]), Within.Relative(1e-14));
        Assert.Equal(1000, network.Value([0, 0, 0, 0, 0, 0, 0, 0, 1000]) * 3 / 2, 1e-9);
        Assert.Throws<InvalidOperationException>(() => new Network(Three, []).Probabilities([1, 2, 3], [1, 2]));
    }

    [Fact]
    public void A_step_allocates_nothing() => Assert.All(Networks, network =>
    {
        var theta = network.InitialParameters(1);
        var gradient = new double[theta.Length];
        int[] samples = [0, 5, 7];

        Assert.Equal(0, Allocation.Of(() =>
        {
            _ = network.Value(theta);
            _ = network.ValueAndGradient(theta, gradient);
            _ = network.ValueAndGradient(theta, samples, gradient);
        }));
    });

    [Fact]
    public async Task Threads_share_it_and_get_the_bits_of_one() => await Parallel.ForEachAsync(Enumerable.Range(1, 64), TestContext.Current.CancellationToken, (seed, _) =>
    {
        var theta = Networks[0].InitialParameters(seed);
        Assert.Equal(new Network(Plane, [16, 16]).Gradient(theta), Networks[0].Gradient(theta));
        return ValueTask.CompletedTask;
    });

    [Fact]
    public void Classes_that_are_none_are_refused()
    {
        Assert.Contains("sample 0 has 0.5", Assert.Throws<ArgumentException>(() => new Network(Plane.MapTargets(y => y + 0.5), [2], loss: NetworkLoss.CrossEntropy)).Message);
        Assert.Contains("sample 0 has −1", Assert.Throws<ArgumentException>(() => new Network(Plane.MapTargets(y => y - 1), [2], loss: NetworkLoss.CrossEntropy)).Message);
        Assert.Contains("has none of class 1", Assert.Throws<ArgumentException>(() => new Network(Plane.MapTargets(y => 2 * y), [2], loss: NetworkLoss.CrossEntropy)).Message);
    }

    [Fact]
    public void A_start_that_is_beyond_numbers_gives_no_number_and_spoils_nothing()
    {
        var network = Networks[0];
        var theta = network.InitialParameters(1);
        var before = network.Gradient(theta);

        Assert.False(double.IsFinite(network.Value([.. theta.Select(_ => 1e308)])));
        Assert.Equal(before, network.Gradient(theta));
    }

    [Fact]
    public void A_network_too_large_to_keep_every_point_keeps_fewer_and_one_too_large_for_an_array_is_refused()
    {
        var cars = Datasets.Cars().Standardize();
        var settings = new RunSettings { Objective = new Network(cars, [1100, 1000]), LearningRate = 0.01, Steps = 3000 };

        Assert.InRange(settings.Recorded, 2, 200);
        Assert.Throws<ArgumentException>("record", () => (settings with { Record = 3000 }).Checked());
        Assert.Throws<ArgumentException>("hidden", () => new Network(cars, [.. Enumerable.Repeat(10_000, 25)]));
    }
}

using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class SurfaceTests
{
    private static readonly Objective[] Smooth =
    [
        new Rosenbrock(),
        new Rosenbrock(a: -0.5, b: 3),
        new Himmelblau(),
        new Beale(),
        new DoubleWell(),
        new DoubleWell(tilt: 0.38),
        new Plateau(),
        new Plateau(dimension: 3, width: 2),
        new WindingValley(),
        new WindingValley(along: 1, across: 5, amplitude: 0.5, frequency: 3),
        new Saddle(),
    ];

    [Fact]
    public void The_gradient_of_every_smooth_surface_matches_central_differences_at_random_points() =>
        Assert.All(Smooth, surface => Gen.Double[-3, 3].Array[surface.Dimension].Sample(theta => CentralDifferences.Expect(surface, theta)));

    [Fact]
    public void The_gradient_of_every_smooth_surface_vanishes_at_its_minimizer_and_every_step_from_there_leads_up() =>
        Assert.All(Smooth, surface =>
        {
            double[] minimizer = [.. surface.Minimizer!];
            Assert.All(surface.Gradient(minimizer), entry => Assert.Equal(0, entry, 1e-12));
            Gen.Double[-0.01, 0.01].Array[surface.Dimension].Sample(step =>
                Assert.True(surface.Value([.. minimizer.Zip(step, (entry, change) => entry + change)]) >= surface.Value(minimizer) - 1e-15));
        });

    [Fact]
    public void Every_surface_says_what_it_is() =>
        Assert.All([.. Smooth, new AbsoluteValue(), new AbsoluteValue(2), new BowlWithJump()], surface => Assert.DoesNotContain("Descent", surface.ToString()));

    [Fact]
    public void Rosenbrocks_valley_has_the_published_values()
    {
        // f(−1.2, 1) = 24.2 at the start that Rosenbrock used, with gradient (−215.6, −88).
        var valley = new Rosenbrock();

        Assert.Equal(24.2, valley.Value([-1.2, 1]), 1e-12);
        Assert.Equal([-215.6, -88], valley.Gradient([-1.2, 1]), Within.Absolute(1e-12));
        Assert.Equal((0, 1), (valley.Value([1, 1]), valley.Value([0, 0])));
        Assert.Equal([-0.5, 0.25], new Rosenbrock(a: -0.5).Minimizer);
    }

    [Fact]
    public void Himmelblaus_four_minima_are_zero_and_its_hill_is_the_published_one()
    {
        var function = new Himmelblau();

        Assert.Equal(4, function.Minimizers.Count);
        Assert.All(function.Minimizers, minimizer => Assert.Equal(0, function.Value([.. minimizer]), 1e-25));
        Assert.All(function.Minimizers, minimizer => Assert.All(function.Gradient([.. minimizer]), entry => Assert.Equal(0, entry, 1e-12)));
        Assert.Equal(181.617, function.Value([-0.270845, -0.923039]), 1e-3);
    }

    [Fact]
    public void Beales_function_has_the_published_values()
    {
        // f(1, 1) = 14.203125 at the usual start.
        Assert.Equal((14.203125, 0), (new Beale().Value([1, 1]), new Beale().Value([3, 0.5])));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.1)]
    [InlineData(0.384)]
    public void A_double_well_has_a_deep_well_a_barrier_and_a_shallow_well_from_left_to_right(double tilt)
    {
        var wells = new DoubleWell(tilt);

        Assert.All([wells.DeepMinimum, wells.Barrier, wells.ShallowMinimum], x => Assert.Equal(0, wells.Gradient([x])[0], 1e-14));
        Assert.True(wells.DeepMinimum < wells.Barrier && wells.Barrier < wells.ShallowMinimum);
        Assert.True(wells.Value([wells.DeepMinimum]) < wells.Value([wells.ShallowMinimum]));
        Assert.True(wells.Value([wells.ShallowMinimum]) < wells.Value([wells.Barrier]));
        Assert.Equal([wells.DeepMinimum], wells.Minimizer);
    }

    [Fact]
    public void A_plateau_is_nearly_flat_far_out_and_a_bowl_of_curvature_one_at_the_bottom()
    {
        var plateau = new Plateau(dimension: 1, width: 2);

        Assert.True(plateau.Gradient([10])[0] is > 0 and < 4e-5);
        Assert.Equal(4, plateau.Value([10]), 1e-4);
        Assert.Equal(1, plateau.Gradient([1e-6])[0] / 1e-6, 1e-9);
    }

    [Fact]
    public void No_two_gradients_of_a_plateau_differ_by_more_than_its_L_allows()
    {
        var plateau = new Plateau();
        Gen.Select(Gen.Double[-4, 4].Array[2], Gen.Double[-4, 4].Array[2]).Sample((a, b) =>
            Assert.True(Distance(plateau.Gradient(a), plateau.Gradient(b)) <= (plateau.L * Distance(a, b)) + 1e-12));

        static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (p, q) => (p - q) * (p - q)).Sum());
    }

    [Fact]
    public void The_absolute_value_has_a_slope_of_one_everywhere_but_at_zero_and_no_L()
    {
        var funnel = new AbsoluteValue(3);

        Assert.Equal(5.5, funnel.Value([-2, 0, 3.5]));
        Assert.Equal([-1, 0, 1], funnel.Gradient([-2, 0, 3.5]));
        Assert.Equal((double.NaN, 0), (funnel.L, funnel.Mu));
        Assert.Equal([0, 0, 0], funnel.Minimizer);
        CentralDifferences.Expect(funnel, [-2, 1, 3.5]);
    }

    [Fact]
    public void The_floor_of_a_winding_valley_is_a_shallow_bowl()
    {
        var valley = new WindingValley(along: 0.1, across: 2, amplitude: 1.5, frequency: 2);

        Assert.Equal(1.5 * Math.Sin(6), valley.Floor(3));
        Assert.Equal(0.05 * 9, valley.Value([3, valley.Floor(3)]), 1e-12);
        Assert.Equal((0.05 * 9) + 1, valley.Value([3, valley.Floor(3) + 1]), 1e-12);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 0.4, 0)]
    public void The_gradient_of_a_bowl_with_a_jump_does_not_see_the_jump(double position, double height, double minimizer)
    {
        var bowl = new BowlWithJump(position, height);

        Assert.Equal((0.5, 0.405 + height), (bowl.Value([1]), bowl.Value([0.9])));
        Assert.Equal((1, 0.9), (bowl.Gradient([1])[0], bowl.Gradient([0.9])[0]));
        Assert.Equal([minimizer], bowl.Minimizer);
        Assert.True(Enumerable.Range(-300, 601).All(i => bowl.Value([i / 100.0]) >= bowl.Value([minimizer])));
        Assert.True(double.IsNaN(bowl.L));
    }

    [Fact]
    public void A_saddle_has_no_slope_at_the_pass_and_two_minima_of_minus_a_quarter()
    {
        var saddle = new Saddle();

        Assert.Equal([0, 0], saddle.Gradient([0, 0]));
        Assert.True(saddle.Value([0.1, 0]) > 0 && saddle.Value([0, 0.1]) < 0);
        Assert.All(saddle.Minimizers, minimizer => Assert.Equal(-0.25, saddle.Value([.. minimizer])));
        Assert.All(saddle.Minimizers, minimizer => Assert.Equal([0, 0], saddle.Gradient([.. minimizer])));
    }

    [Theory]
    [InlineData(1, 1e8, 1, 0.5)]
    [InlineData(1, 1, 1e-8, 5e-17)]
    [InlineData(2, 1e200, 1, 1)]
    [InlineData(1, 1, 1, 0.39346934028736658)]
    [InlineData(1, 1, 3, 0.98889100346175773)]
    [InlineData(1, 1e-200, 1, 0)]
    public void A_plateau_has_its_value_however_deep_inside_its_valley(int dimension, double width, double entry, double value)
    {
        double[] theta = [.. Enumerable.Repeat(entry, dimension)];

        Assert.Equal(value, new Plateau(dimension, width).Value(theta), 1e-14 * value);
        if (width < 1e100) Assert.True(GradientCheck.Of(new Plateau(dimension, width), theta).Passed);
    }
}

using Xunit;

namespace Descent.Lessons.Tests;

public class UpdateRuleTests
{
    /// <summary>Every rule, and how much it remembers of 5 parameters.</summary>
    public static TheoryData<UpdateRule, int> Rules => new()
    {
        { new Plain(), 0 },
        { new Momentum(0.9), 5 },
        { new HeavyBall(0.9), 5 },
        { new Nesterov(0.9), 5 },
        { new RmsProp(), 5 },
        { new Adam(), 11 },
    };

    /// <summary>d_0, where the first gradient is [4, −8].</summary>
    public static TheoryData<UpdateRule, double[]> FirstDirections => new()
    {
        { new Plain(), [4, -8] },
        { new Momentum(0.75), [1, -2] },
        { new HeavyBall(0.75), [4, -8] },
        { new Nesterov(0.75), [7, -14] },
        { new RmsProp(0.75, 1), [4 / 3.0, -8 / 5.0] }, // √s is half of |g|, and ε is added outside of it.
        { new Adam(0.9, 0.999, 1), [4 / 5.0, -8 / 9.0] }, // m̂ = g and √ŝ = |g|.
    };

    /// <summary>d_1, where the second gradient is [8, 8].</summary>
    public static TheoryData<UpdateRule, double[]> SecondDirections => new()
    {
        { new Plain(), [8, 8] },
        { new Momentum(0.75), [2.75, 0.5] },
        { new HeavyBall(0.75), [11, 2] },
        { new Nesterov(0.75), [16.25, 9.5] },
        { new RmsProp(0.75, 1), [8 / (Math.Sqrt(19) + 1), 8 / (Math.Sqrt(28) + 1)] }, // s = ¾·¼·(16, 64) + ¼·64.
        { new Adam(0.5, 0.75, 1), [20 / 3.0 / (Math.Sqrt(304 / 7.0) + 1), 8 / 3.0 / (8 + 1)] }, // m̂ = m/¾, ŝ = s/(7/16).
    };

    public static TheoryData<UpdateRule, string> Shown => new()
    {
        { new Plain(), "plain" },
        { new Momentum(0.9), "momentum β = 0.9" },
        { new HeavyBall(0.8), "heavy ball β = 0.8" },
        { new Nesterov(0.7), "Nesterov β = 0.7" },
        { new RmsProp(), "RMSProp ρ = 0.99" },
        { new Adam(), "Adam β₁ = 0.9, β₂ = 0.999" },
    };

    [Fact]
    public void Every_rule_has_a_row_in_every_list() => EveryKind.HasARowIn(
        (nameof(Rules), Rules.Select(row => row.Data.Item1)),
        (nameof(FirstDirections), FirstDirections.Select(row => row.Data.Item1)),
        (nameof(SecondDirections), SecondDirections.Select(row => row.Data.Item1)),
        (nameof(Shown), Shown.Select(row => row.Data.Item1)));

    [Theory]
    [MemberData(nameof(FirstDirections))]
    public void The_first_direction_is_what_the_formula_says(UpdateRule rule, double[] expected)
    {
        double[] gradient = [4, -8];
        rule.Direct(gradient, new double[rule.StateLength(2)]);

        Assert.Equal(expected, gradient, Within.Relative(1e-14));
    }

    [Theory]
    [MemberData(nameof(SecondDirections))]
    public void The_second_direction_remembers_the_first(UpdateRule rule, double[] expected)
    {
        var state = new double[rule.StateLength(2)];
        double[] gradient = [8, 8];
        rule.Direct([4, -8], state);
        rule.Direct(gradient, state);

        Assert.Equal(expected, gradient, Within.Relative(1e-14));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_is_not_a_number_stays_so_that_a_run_is_seen_to_diverge(UpdateRule rule, int length)
    {
        double[] gradient = [double.NaN, double.PositiveInfinity, 1, 1, 1];
        rule.Direct(gradient, new double[length]);

        Assert.True(double.IsNaN(gradient[0]));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_how_much_it_remembers(UpdateRule rule, int expected)
    {
        Assert.Equal(expected, rule.StateLength(5));
        Assert.Equal("dimension", Assert.Throws<ArgumentOutOfRangeException>(() => rule.StateLength(0)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Spans_that_do_not_fit_are_refused_by_name(UpdateRule rule, int length)
    {
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => rule.Direct([], new double[length])).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => rule.Direct(new double[5], new double[length + 1])).ParamName);
        if (length > 0)
            Assert.Equal("state", Assert.Throws<ArgumentException>(() => rule.Direct(new double[5], [])).ParamName);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Two_runs_that_share_a_rule_do_not_disturb_each_other(UpdateRule rule, int length)
    {
        double[] Directions(int run, double[] state, int step)
        {
            double[] gradient = [.. Enumerable.Range(0, 5).Select(i => Math.Sin((7 * run) + (3 * step) + i))];
            rule.Direct(gradient, state);
            return gradient;
        }

        var alone = new double[length];
        var expected = Enumerable.Range(0, 20).Select(step => Directions(1, alone, step)).ToArray();

        var (first, second) = (new double[length], new double[length]);
        var interleaved = Enumerable.Range(0, 20).Select(step =>
        {
            Directions(2, second, step);
            return Directions(1, first, step);
        }).ToArray();

        Assert.Equal(expected, interleaved);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_direction_allocates_nothing(UpdateRule rule, int length)
    {
        var gradient = new double[5];
        var state = new double[length];

        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var step = 0; step < 1000; step++)
            {
                gradient.AsSpan().Fill(step);
                rule.Direct(gradient, state);
            }
        }));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_gradient_of_0_moves_nothing(UpdateRule rule, int length)
    {
        var gradient = new double[5];
        rule.Direct(gradient, new double[length]);

        Assert.Equal([0, 0, 0, 0, 0], gradient);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_rule_is_shown_with_its_numbers(UpdateRule rule, string expected) => Assert.Equal(expected, rule.ToString());

    [Fact]
    public void Rules_with_the_same_numbers_are_equal()
    {
        Assert.Equal(new Adam(), new Adam(0.9, 0.999, 1e-8));
        Assert.Equal(new RmsProp(), new RmsProp(0.99, 1e-8));
        Assert.NotEqual(new Momentum(0.9), new Momentum(0.8));
    }
}

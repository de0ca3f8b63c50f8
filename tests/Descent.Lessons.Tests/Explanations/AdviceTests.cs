using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Kinds of runs that were once explained wrongly, each as a family.</summary>
public class AdviceTests
{
    [Fact]
    public void A_flat_axis_is_seen_whether_the_objective_knows_its_minimum_or_not() =>
        Gen.Select(Gen.Double[0.5, 20], Gen.Double[1e-5, 1e-3], Gen.Double[0.3, 0.9], Gen.Double[-2, 20]).Sample((steep, ratio, part, start) =>
        {
            var bowl = Quadratic.FromEigenvalues(steep, ratio * steep);
            double[] from = [1, 3 + start];
            var known = GradientDescent.Minimize(bowl, from, part / steep, steps: 100).Explain();
            var unknown = GradientDescent.Minimize(new Anonymous(bowl), from, part / steep, steps: 100).Explain();

            Assert.Equal(Diagnosis.IllConditioned, known.Diagnosis);
            Assert.Equal(Diagnosis.IllConditioned, unknown.Diagnosis);
        }, iter: 60);

    [Fact]
    public void Advice_for_a_model_without_an_intercept_keeps_it_without_one()
    {
        var apart = Dataset.FromRows([[-2], [-1], [1], [2]], [0, 0, 1, 1]);
        var suggestion = GradientDescent.Minimize(new LogisticRegression(apart, intercept: false), [0], 4, 3000).Explain().Suggestion!;

        Assert.Equal(Change.Regularization, suggestion.Change);
        Assert.Single(suggestion.Apply().Final.Theta);

        var raw = new LeastSquares(Datasets.Cars(), intercept: false);
        var other = GradientDescent.Minimize(raw, new double[raw.Dimension], 0.5 / raw.L, 500).Explain().Suggestion!;
        Assert.Equal(raw.Dimension, other.Apply().Final.Theta.Count);
    }

    [Fact]
    public void Advice_about_β1_leaves_the_rest_of_Adam_as_it_was()
    {
        var bowl = Quadratic.FromEigenvalues(1, 30);
        var advised = new[] { 0.001, 0.01, 0.1 }.Select(alpha => GradientDescent.Minimize(bowl, [3, 3], alpha, 300, new Adam(0.99, 0.999, epsilon: 0.1)).Explain().Suggestion?.Settings.UpdateRule).OfType<Adam>();

        Assert.All(advised, adam => Assert.Equal((0.999, 0.1), (adam.Beta2, adam.Epsilon)));
    }

    [Theory]
    [InlineData(32, 0.1, 4000)]
    [InlineData(8, 0.1, 4000)]
    [InlineData(64, 0.3, 2000)]
    public void Batches_of_ill_conditioned_data_are_no_noise_floor_and_standardizing_helps(int size, double part, int steps)
    {
        var cars = new LeastSquares(Datasets.Cars());
        var run = GradientDescent.Minimize(cars, new double[6], part / cars.L, steps, batch: Batch.Mini(size), seed: 1);
        var explanation = run.Explain();

        Assert.Equal(Diagnosis.IllConditioned, explanation.Diagnosis);
        Assert.Equal(Change.Scaling, explanation.Suggestion!.Change);
        Assert.InRange(explanation.Suggestion.Apply().Excess, 0, 0.1 * run.Excess);
    }

    [Fact]
    public void Momentum_with_too_large_a_β_is_under_damped_and_the_suggested_one_is_not() =>
        Gen.Select(Gen.Double[0.05, 1], Gen.Double[2, 50], Gen.Double[0.985, 0.999], Gen.Double[0.05, 1.5], Gen.Bool).Sample((mu, ratio, beta, part, isAveraged) =>
        {
            var bowl = Quadratic.FromEigenvalues(mu, ratio * mu);
            UpdateRule rule = isAveraged ? new Momentum(beta) : new HeavyBall(beta);
            var learningRate = part / bowl.L / (isAveraged ? 1 - beta : 1);
            var swing = 2 * Math.PI / Math.Sqrt(part / ratio); // Steps of the slowest swing.
            var run = GradientDescent.Minimize(bowl, [-4, 1.5], learningRate, steps: (int)swing, rule);
            if (Math.Pow(beta, run.Steps) < 0.01) // It has nearly arrived for all that.
                return;
            var explanation = run.Explain();

            Assert.Equal(Diagnosis.UnderDamped, explanation.Diagnosis);
            Assert.Equal(Change.UpdateRule, explanation.Suggestion!.Change);
            Assert.InRange(explanation.Suggestion.Apply().Excess, 0, 0.1 * run.Excess);
        }, iter: 60);

    [Theory]
    [InlineData(5, 90, 100)]
    [InlineData(2.2, 50, 300)]
    [InlineData(3, 200, 240)]
    public void A_learning_rate_that_becomes_too_large_late_is_too_large(double late, int from, int steps)
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], new Constant(0.01).Then(late, from), steps);

        Assert.Equal(Diagnosis.Diverging, run.Explain().Diagnosis);
        Assert.InRange(run.Explain().Suggestion!.Apply().Final.Value, 0, 1e-3);
    }

    [Theory]
    [InlineData(1, 200, 10)]
    [InlineData(2, 500, 20)]
    [InlineData(0.5, 100, 5)]
    public void Bounded_gradients_do_not_hide_that_the_run_ends_far_above_its_start(double separation, double times, int size)
    {
        var classes = new LogisticRegression(Datasets.Classes(100, separation, 1));
        var run = GradientDescent.Minimize(classes, new double[3], times / classes.L, steps: 1000, batch: Batch.Mini(size), seed: 1);

        Assert.True(run.Final.Value > 2 * run.Start.Value);
        Assert.Equal(Diagnosis.Diverging, run.Explain().Diagnosis);
        Assert.True(run.Explain().Suggestion!.Apply().Final.Value < run.Start.Value);
    }

    [Fact]
    public void Classes_that_a_line_separates_have_no_minimum_until_there_is_a_penalty() =>
        Gen.Select(Gen.Double[8, 12], Gen.Int[1, 50], Gen.Int[200, 3000]).Sample((separation, seed, steps) =>
        {
            var classes = new LogisticRegression(Datasets.Classes(100, separation, seed));
            var run = GradientDescent.Minimize(classes, new double[3], 1 / classes.L, steps);
            if (classes.Accuracy([.. run.Final.Theta]) < 1)
                return;
            var explanation = run.Explain();

            Assert.Equal(Diagnosis.NoMinimum, explanation.Diagnosis);
            Assert.Equal(Change.Regularization, explanation.Suggestion!.Change);
            var penalized = explanation.Suggestion.Apply();
            Assert.True(penalized.Outcome == Outcome.Converged || penalized.Excess < 1e-3 * (penalized.Start.Value - penalized.Lowest));
            Assert.Contains(penalized.Explain().Diagnosis, new[] { Diagnosis.Arrived, Diagnosis.Converging });
        }, iter: 30);

    [Fact]
    public void A_run_that_could_have_arrived_sooner_is_told_how() =>
        Gen.Select(Gen.Double[0.1, 10], Gen.Double[0.02, 1.97]).Sample((eigenvalue, product) =>
        {
            if (Math.Abs(product - 1) < 0.02)
                return;
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(eigenvalue), [3], product / eigenvalue, steps: 5000);
            var suggestion = run.Explain().Suggestion;

            Assert.Equal(Diagnosis.Arrived, run.Explain().Diagnosis);
            Assert.Equal(1 / eigenvalue, ((Constant)suggestion!.Settings.LearningRate).LearningRate, 1e-9);
            Assert.InRange(suggestion.Apply().Steps, 1, 3);
        });

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void Where_one_step_arrives_there_is_nothing_to_suggest(double eigenvalue)
    {
        var explanation = GradientDescent.Minimize(Quadratic.FromEigenvalues(eigenvalue), [3], 1 / eigenvalue, steps: 100).Explain();

        Assert.Equal(Diagnosis.Arrived, explanation.Diagnosis);
        Assert.Null(explanation.Suggestion);
        Assert.Contains("Nothing is worth changing.", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_suggestion_of_a_run_on_its_way_is_more_steps_and_they_suffice()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4), [5, 5], 0.25, steps: 20);
        var suggestion = run.Explain().Suggestion!;

        Assert.Equal(Change.MoreSteps, suggestion.Change);
        Assert.Equal(Diagnosis.Arrived, suggestion.Apply().Explain().Diagnosis);
        Assert.Equal(suggestion.Apply().Final.Value, run.Continue(suggestion.Settings.Steps - run.Steps).Final.Value);
    }

    [Fact]
    public void What_was_tried_is_said_with_its_result()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [5, 5], 1e-4, steps: 100);
        var suggestion = run.Explain().Suggestion!;

        Assert.Contains($"Tried: it ends at f = {Text.Number(suggestion.Apply().Final.Value)} instead of {Text.Number(run.Final.Value)}.", suggestion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_explained_once_and_the_suggestion_looked_for_once()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [5, 5], 0.05, steps: 10);

        Assert.Same(run.Explain(), run.Explain());
        Assert.Same(run.Explain().Suggestion, run.Explain().Suggestion);
    }

    [Fact]
    public void A_schedule_that_ends_with_its_run_is_explained_compared_and_drawn()
    {
        foreach (var schedule in (Schedule[])[Schedule.Custom("linear", t => 0.1 * (1 - (t / 100.0))), Schedule.Custom("a table", new double[101].Select(_ => 0.1).ToArray().ElementAt)])
        {
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], schedule, steps: 100);

            Assert.NotEmpty(run.Explain().ToString());
            Assert.NotEmpty(new Comparison(("a", run)).ToString());
            Assert.NotEmpty(Figures.LossAndSchedule(run).ToHtml());
            Assert.NotEmpty(Figures.Path(run).AltText);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void A_run_that_has_not_begun_to_move_is_advised_to_have_a_learning_rate(double later)
    {
        var start = Schedule.Custom("a late start", t => t < 50 ? 0 : later);
        foreach (var objective in (Objective[])[Quadratic.FromEigenvalues(1, 2), new Rosenbrock()])
        {
            var explanation = GradientDescent.Minimize(objective, [2, 2], start, steps: 40).Explain();

            Assert.NotEmpty(explanation.ToHtml());
            Assert.DoesNotMatch(@"learning rate of 0(?!\.)|from 0 to 0|10000", explanation.ToString());
        }
    }

    [Fact]
    public void A_run_whose_batches_hold_more_than_all_samples_is_advised_as_any_other()
    {
        var data = Dataset.FromRows([[0.0, 1], [1, 0], [2, 5], [3, 1]], [1.0, 2, 3, 9]);
        foreach (var size in (int[])[10, 1_000_000_000])
            Assert.NotEmpty(GradientDescent.Minimize(new LeastSquares(data), 1e3, 2, batch: Batch.Mini(size), seed: 1).Explain().ToString());
    }

    [Fact]
    public void An_objective_may_throw_where_no_run_has_been()
    {
        var inDomain = Objective.Custom(1, theta => theta[0] < 0 ? throw new ArgumentException("domain") : theta[0] - Math.Log(theta[0] + 1e-9), theta => theta[0] < 0 ? throw new ArgumentException("domain") : [1 - (1 / (theta[0] + 1e-9))]);

        Assert.NotEmpty(GradientDescent.Minimize(inDomain, [2], 0.1, 50).Explain().ToString());
    }

    [Fact]
    public void Features_that_tell_nothing_leave_a_run_that_has_arrived()
    {
        var useless = new LeastSquares(Dataset.FromRows([[-1.0, -1], [1, -1], [-1, 1], [1, 1]], [1.0, 5, 5, 1]));

        Assert.Contains(GradientDescent.Minimize(useless, 0.3, 30).Explain().Diagnosis, (Diagnosis[])[Diagnosis.Arrived, Diagnosis.Converging]);
    }

    [Fact]
    public void A_clipped_run_beyond_the_edge_bounces_and_does_not_diverge()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [100, 100], 0.5, 2000, clip: 1);

        Assert.Equal(Diagnosis.Oscillating, run.Explain().Diagnosis);
    }

    /// <summary>An objective that tells nothing but its values and gradients, as a learner's own.</summary>
    private sealed class Anonymous(Objective inner) : Objective
    {
        public override int Dimension => inner.Dimension;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => inner.Value(theta);

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => inner.ValueAndGradient(theta, gradient);
    }
}

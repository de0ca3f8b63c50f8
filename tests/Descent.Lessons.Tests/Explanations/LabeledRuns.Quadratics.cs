using static Descent.Lessons.Diagnosis;

namespace Descent.Lessons.Tests;

/// <content>Bowls and ravines, along the axes and across them.</content>
internal static partial class LabeledRuns
{
    private static LabeledRun[] Quadratics() =>
    [
        Clear(Arrived, "a bowl with α = 1/(2L) arrives", () => Descend(Bowl(1), [8], 0.5, 60)),
        Clear(Arrived, "a bowl with αL = 1.5 changes sides and arrives", () => Descend(Bowl(1), [8], 1.5, 100)),
        Clear(Arrived, "a ravine of κ = 100 with the best α arrives", () => Descend(Bowl(1, 100), [5, 1], 2.0 / 101, 800)),
        Clear(Arrived, "a tilted bowl of κ = 3 with α = 1/L arrives", () => Descend(Tilted, [4, -4], 1 / 3.0, 80)),
        Clear(Arrived, "twenty curvatures from 1 to 20 with α = 1/L arrive", () => Descend(Bowl(Grid(20)), Fill(20, 3), 0.05, 300)),
        Clear(Arrived, "the heavy ball tuned to κ = 10⁴ arrives", () => Descend(Bowl(1, 1e4), [5, 1], 3.92e-4, 1500, new HeavyBall(0.9608))),
        Clear(Arrived, "Nesterov tuned to κ = 1000 arrives", () => Descend(Bowl(1, 1000), [5, 1], 0.001, 800, new Nesterov(0.94))),
        Clear(Arrived, "averaged gradients in a bowl of κ = 10 arrive", () => Descend(Bowl(1, 10), [5, 5], 0.2, 400, new Momentum(0.9))),
        Clear(Arrived, "a slowly decaying α arrives in a bowl", () => Descend(Bowl(1, 4), [5, 5], new InverseTimeDecay(0.4, 0.01), 400)),
        Clear(Arrived, "a warmed up α arrives in a bowl", () => Descend(Bowl(2, 9), [5, 5], new Constant(0.1).WithWarmup(50), 300)),
        Subtle(Arrived, "two curvatures with αL = 1.85 change sides and arrive", () => Descend(Bowl(1, 10), [5, 5], 0.185, 200)),
        Subtle(Converging, "a ravine of κ = 1000 is on course after 5000 steps", () => Descend(Bowl(1, 1000), [5, 5], 0.001, 5000)),
        Subtle(Converging, "a short run comes closer by a tenth each step", () => Descend(Bowl(1), [8], 0.1, 45)),
        Subtle(Arrived, "α falls in steps while the run arrives in a ravine", () => Descend(Bowl(1, 50), [5, 5], new StepDecay(0.02, 0.5, 400), 2000)),
        Subtle(Arrived, "a cosine ends near 0 where the run has arrived", () => Descend(Bowl(1, 50), [5, 5], new CosineWarmRestarts(0.03, 900), 899)),
        Subtle(Arrived, "Adam with a decaying α arrives in a ravine", () => Descend(Bowl(1, 1000), [3, 3], new ExponentialDecay(0.3, 0.01), 900, new Adam())),
        Subtle(Arrived, "RMSProp with a decaying α arrives in a ravine", () => Descend(Bowl(1, 1e4), [3, 3], new ExponentialDecay(0.1, 0.01), 1200, new RmsProp(0.9))),
        Subtle(Arrived, "a bowl of κ = 1 in ten dimensions is reached in one step", () => Descend(Bowl(Fill(10, 7)), Fill(10, 2), 1 / 7.0, 20)),

        Clear(Oscillating, "a bowl with αL = 2 goes to and fro forever", () => Descend(Bowl(1), [8], 2, 100)),
        Clear(Oscillating, "a bowl with αL = 1.998 hardly shrinks its bounces", () => Descend(Bowl(1), [8], 1.998, 100)),
        Clear(Oscillating, "a ravine with αL = 1.999 bounces between its walls", () => Descend(Bowl(1, 50), [5, 5], 1.999 / 50, 200)),
        Clear(Oscillating, "a tilted bowl with αL = 2 bounces across", () => Descend(Tilted, [4, -3], 2 / 3.0, 150)),
        Clear(Oscillating, "ten dimensions with αL = 2 bounce in the steepest", () => Descend(Bowl(Grid(10)), Fill(10, 2), 0.2, 300)),
        Clear(Oscillating, "the heavy ball at its edge of stability bounces", () => Descend(Bowl(1), [5], 2.599, 200, new HeavyBall(0.3))),
        Subtle(Oscillating, "averaged gradients at their edge of stability bounce", () => Descend(Bowl(1, 10), [5, 1], 0.3714 * 0.9995, 200, new Momentum(0.3))),
        Subtle(Oscillating, "αL = 1.9999 for 5000 steps still bounces", () => Descend(Bowl(4), [3], 1.9999 / 4, 5000)),
        Subtle(Oscillating, "Nesterov at its edge of stability bounces", () => Descend(Bowl(1), [5], 3.8 / 2.8, 200, new Nesterov(0.9))),
        Subtle(Oscillating, "RMSProp with α = 1 hops over the minimum forever", () => Descend(Bowl(1), [2.3], 1, 200, new RmsProp(0.9))),
        Subtle(Oscillating, "αL falls from 2 to 1.997 and the bounces go on", () => Descend(Bowl(1), [5], new InverseTimeDecay(2, 1e-5), 150)),
        Subtle(Oscillating, "a warm-up that ends at αL = 2 bounces", () => Descend(Bowl(1, 20), [5, 5], new Constant(0.1).WithWarmup(3), 200)),
        Subtle(UnderDamped, "the ball with β = 0.9999 swings without end", () => Descend(Bowl(1), [5], 0.1, 397, new HeavyBall(0.9999))),

        Clear(Diverging, "a bowl with αL = 2.5 blows up", () => Descend(Bowl(1), [8], 2.5, 100)),
        Clear(Diverging, "a bowl with αL = 5 overflows", () => Descend(Bowl(5), [1], 1, 2000)),
        Clear(Diverging, "a bowl with αL = 2.1 grows", () => Descend(Bowl(1), [1], 2.1, 60)),
        Clear(Diverging, "a ravine of κ = 100 with α = 1/μ overflows", () => Descend(Bowl(1, 100), [5, 5], 1, 500)),
        Clear(Diverging, "a tilted bowl with αL = 2.4 blows up", () => Descend(Tilted, [4, -3], 0.8, 80)),
        Clear(Diverging, "twenty dimensions with αL = 3 blow up", () => Descend(Bowl(Grid(20)), Fill(20, 1), 0.15, 100)),
        Clear(Diverging, "the heavy ball beyond its edge blows up", () => Descend(Bowl(1), [5], 5, 200, new HeavyBall(0.9))),
        Clear(Diverging, "Nesterov beyond its edge blows up", () => Descend(Bowl(1, 30), [5, 5], 0.055, 300, new Nesterov(0.9))),
        Subtle(Diverging, "αL = 2.01 grows by a hundredth each step", () => Descend(Bowl(1), [1], 2.01, 200)),
        Subtle(Diverging, "the steep error starts tiny and takes over late", () => Descend(Bowl(1, 100), [10, 1e-6], 0.0208, 700)),
        Subtle(Diverging, "a rising α overtakes 2/L late", () => Descend(Bowl(0.005, 1), [5, 5], Schedule.Custom("α_t = 0.013 (t + 1)", t => 0.013 * (t + 1)), 400)),
        Subtle(Diverging, "restarts lift α far beyond 2/L again and again", () => Descend(Bowl(1), [5], new CosineWarmRestarts(12, 10), 200)),
        Clear(Diverging, "a warm-up leads to αL = 3", () => Descend(Bowl(0.01, 1), [5, 5], new Constant(3).WithWarmup(50), 100)),
        Subtle(Diverging, "a warm-up carries averaged gradients beyond their edge", () => Descend(Bowl(1, 10), [5, 1], new Constant(0.7).WithWarmup(40), 300, new Momentum(0.5))),
        Subtle(Diverging, "averaged gradients beyond their edge blow up", () => Descend(Bowl(1, 10), [1, 1], 0.7, 200, new Momentum(0.5))),

        Clear(Crawling, "α is a ten-thousandth of 1/L", () => Descend(Bowl(1), [8], 1e-4, 500)),
        Clear(Crawling, "a tilted bowl with α = 10⁻⁴/L hardly moves", () => Descend(Tilted, [4, -3], 3e-5, 1000)),
        Clear(IllConditioned, "a valley of κ = 10⁴ with α = 1/L creeps along its floor", () => Descend(Bowl(1, 1e4), [10, 0.05], 1e-4, 1000)),
        Clear(IllConditioned, "a valley of κ = 10⁵ with α = 1/L creeps along its floor", () => Descend(Bowl(1, 1e5), [10, 0.01], 1e-5, 4000)),
        Clear(Crawling, "Adam with a tiny α walks a hundredth of the way", () => Descend(Bowl(1, 4), [10, 10], 1e-4, 1000, new Adam())),
        Clear(Crawling, "the heavy ball with a tiny α creeps", () => Descend(Bowl(1, 10), [5, 5], 2e-6, 1000, new HeavyBall(0.9))),
        Subtle(IllConditioned, "the walls of κ = 10⁴ are left at once and the floor is long", () => Descend(Bowl(1, 1e4), [10, 1], 1e-4, 1000)),
        Subtle(IllConditioned, "twenty curvatures from 10⁻⁴ to 1 leave the flat ones", () => Descend(Bowl(Powers(20, -4)), [.. Powers(20, -4).Select(power => 1 / Math.Sqrt(power))], 1, 400)),
        Subtle(Crawling, "RMSProp with a tiny α walks a small part of the way", () => Descend(Bowl(1, 100), [10, 10], 5e-4, 1000, new RmsProp())),
        Subtle(Crawling, "a cosine between two tiny learning rates creeps", () => Descend(Bowl(1), [8], new CosineWarmRestarts(2e-4, 50, floor: 1e-4), 500)),
        Subtle(Crawling, "a warm-up to a tiny α creeps", () => Descend(Bowl(1), [8], new Constant(1e-4).WithWarmup(20), 500)),
        Subtle(Crawling, "averaged gradients of κ = 10⁵ creep", () => Descend(Bowl(0.01, 1000), [10, 0.01], 1e-3, 3000, new Momentum(0.9))),

        Clear(StalledBySchedule, "α decays by 40% each step", () => Descend(Bowl(1), [8], new ExponentialDecay(0.1, 0.5), 200)),
        Clear(StalledBySchedule, "1/t with k = 100 stands still", () => Descend(Bowl(1), [8], new InverseTimeDecay(0.3, 100), 500)),
        Clear(StalledBySchedule, "α is halved every other step", () => Descend(Bowl(1), [8], new StepDecay(0.1, 0.5, 2), 300)),
        Clear(StalledBySchedule, "a ravine of κ = 50 meets an α that decays too fast", () => Descend(Bowl(1, 50), [8, 1], new ExponentialDecay(0.02, 0.1), 600)),
        Clear(StalledBySchedule, "a tilted bowl meets an α that decays too fast", () => Descend(Tilted, [4, -3], new ExponentialDecay(0.1, 0.2), 300)),
        Clear(StalledBySchedule, "twenty dimensions meet an α that drops tenfold every ten steps", () => Descend(Bowl(Grid(20)), Fill(20, 2), new StepDecay(0.01, 0.1, 10), 300)),
        Clear(StalledBySchedule, "Adam halts far away as its α decays", () => Descend(Bowl(1, 4), [10, 10], new ExponentialDecay(0.1, 0.05), 600, new Adam())),
        Subtle(StalledBySchedule, "the heavy ball halts as its α decays", () => Descend(Bowl(1), [8], new ExponentialDecay(0.01, 0.1), 400, new HeavyBall(0.9))),
        Subtle(StalledBySchedule, "RMSProp halts as its α drops", () => Descend(Bowl(1, 100), [10, 10], new StepDecay(0.05, 0.2, 10), 300, new RmsProp())),
        Subtle(StalledBySchedule, "a schedule that sums to too little halts the run", () => Descend(Bowl(1), [8], Schedule.Custom("α_t = 0.4 / (t + 1)²", t => 0.4 / ((t + 1.0) * (t + 1.0))), 1000)),
        Subtle(StalledBySchedule, "a good α hands over to a fast decay too early", () => Descend(Bowl(0.1, 1), [9, 9], new Constant(0.5).Then(new ExponentialDecay(0.5, 0.5), after: 10), 400)),
        Subtle(StalledBySchedule, "a warm-up is followed by too fast a decay", () => Descend(Bowl(1, 10), [8, 8], new ExponentialDecay(0.05, 0.3).WithWarmup(5), 300)),
        Subtle(StalledBySchedule, "a long warm-up is followed by too fast a decay", () => Descend(Bowl(1), [8], new ExponentialDecay(0.02, 0.3).WithWarmup(100), 118)),
        Subtle(StalledBySchedule, "a long warm-up in a ravine is followed by steps that fall too fast", () => Descend(Bowl(1, 10), [8, 8], new StepDecay(0.004, 0.05, 10).WithWarmup(100), 125)),
        Subtle(StalledBySchedule, "one short cosine falls to almost nothing for the rest", () => Descend(Bowl(0.2, 2), [9, 9], new CosineWarmRestarts(0.5, 10).Then(1e-7, after: 10), 500)),
    ];

    /// <summary>The bowl with curvatures 1 and 3 along the diagonals and its minimum at (1, 2).</summary>
    private static Quadratic Tilted => Quadratic.FromMatrix(new double[,] { { 2, 1 }, { 1, 2 } }, [1, 2]);

    private static Quadratic Bowl(params double[] eigenvalues) => Quadratic.FromEigenvalues(eigenvalues);

    private static double[] Fill(int count, double value) => [.. Enumerable.Repeat(value, count)];

    /// <summary>1, 2, …, count.</summary>
    private static double[] Grid(int count) => [.. Enumerable.Range(1, count).Select(i => (double)i)];

    /// <summary>Powers of ten, evenly from 10^lowest to 1.</summary>
    private static double[] Powers(int count, double lowest) => [.. Enumerable.Range(0, count).Select(i => Math.Pow(10, lowest * i / (count - 1)))];
}

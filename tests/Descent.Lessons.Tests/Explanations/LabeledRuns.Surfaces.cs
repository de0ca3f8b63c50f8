using static Descent.Lessons.Diagnosis;

namespace Descent.Lessons.Tests;

/// <content>The surfaces that optimizers are tried on, all samples at once.</content>
internal static partial class LabeledRuns
{
    private static LabeledRun[] Surfaces() =>
    [
        Clear(Arrived, "Rosenbrock's valley is walked to its end", () => Descend(new Rosenbrock(), [-1.2, 1], 1e-3, 40_000)),
        Clear(Arrived, "Himmelblau's function from 0 ends at (3, 2)", () => Descend(new Himmelblau(), [0, 0], 0.01, 300)),
        Clear(Arrived, "Himmelblau's function ends at another of its minima", () => Descend(new Himmelblau(), [-3, 3.5], 0.01, 300)),
        Clear(Arrived, "Beale's minimum is reached", () => Descend(new Beale(), [2, 0.2], 0.02, 6000)),
        Clear(Arrived, "the deep well is reached from the left", () => Descend(new DoubleWell(), [-2], 0.1, 300)),
        Clear(Arrived, "the valley in the plain is reached from its slope", () => Descend(new Plateau(), [1, 0.5], 0.5, 200)),
        Clear(Arrived, "a saddle is left at once for the valley behind it", () => Descend(new Saddle(), [1, -0.2], 0.2, 300)),
        Clear(Arrived, "a winding valley is walked to its end", () => Descend(new WindingValley(), [6, 1], 0.2, 3000)),
        Subtle(Arrived, "a saddle holds the run up and lets it go", () => Descend(new Saddle(), [1, 1e-6], 0.1, 400)),
        Subtle(Arrived, "the heavy ball rolls over the barrier into the deep well", () => Descend(new DoubleWell(), [1.8], 0.05, 1500, new HeavyBall(0.9))),
        Subtle(Arrived, "Adam crosses the plain into the valley", () => Descend(new Plateau(), [3, 4], new Constant(0.05).Then(new ExponentialDecay(0.05, 0.02), after: 150), 700, new Adam())),
        Subtle(Arrived, "Nesterov takes Rosenbrock's valley in a tenth of the steps", () => Descend(new Rosenbrock(), [-1.2, 1], 5e-4, 4000, new Nesterov(0.95))),
        Subtle(Converging, "a decaying α closes in on the tip of |x|", () => Descend(new AbsoluteValue(), [3.3], new ExponentialDecay(0.5, 0.02), 600)),
        Subtle(Arrived, "an α of 1/t closes in on the tip of |x| + |y|", () => Descend(new AbsoluteValue(2), [3.3, -2], new InverseTimeDecay(0.5, 0.1), 20_000)),

        Clear(Oscillating, "|x| with α = 0.4 hops over its tip", () => Descend(new AbsoluteValue(), [3.3], 0.4, 200)),
        Clear(Oscillating, "|x| with α = 3 hops over its tip", () => Descend(new AbsoluteValue(), [1.1], 3, 100)),
        Clear(Oscillating, "three absolute values with α = 1 hop over their tips", () => Descend(new AbsoluteValue(3), [3.3, -2.4, 5.3], 1, 100)),
        Clear(Oscillating, "a saddle's valley with αL = 2.4 goes to and fro", () => Descend(new Saddle(), [1, 0.5], 1.2, 200)),
        Clear(Oscillating, "the deep well with αL > 2 goes to and fro", () => Descend(new DoubleWell(), [-1.15], 0.92, 200)),
        Clear(Oscillating, "Himmelblau's function with αL just over 2 goes to and fro", () => Descend(new Himmelblau(), [2.5, 2], 0.026, 400)),
        Subtle(Oscillating, "the valley in the plain with α = 4 is jumped across forever", () => Descend(new Plateau(1), [1.5], 4, 200)),
        Subtle(Oscillating, "a winding valley is too narrow for its α", () => Descend(new WindingValley(), [3, 1], 0.6, 1000)),
        Subtle(Oscillating, "|x| with the heavy ball swings about its tip", () => Descend(new AbsoluteValue(), [3.3], 0.3, 300, new HeavyBall(0.8))),
        Subtle(Oscillating, "|x| with RMSProp hops over its tip", () => Descend(new AbsoluteValue(), [3.3], 0.5, 200, new RmsProp(0.9))),

        Clear(Diverging, "Rosenbrock's walls throw the run out", () => Descend(new Rosenbrock(), [-1.2, 1], 0.01, 500)),
        Clear(Diverging, "Himmelblau's function with α = 0.1 overflows", () => Descend(new Himmelblau(), [0, 0], 0.1, 500)),
        Clear(Diverging, "Beale's walls throw the run out", () => Descend(new Beale(), [4, 3], 0.01, 500)),
        Clear(Diverging, "the walls of the wells throw the run out", () => Descend(new DoubleWell(), [3], 0.5, 500)),
        Clear(Diverging, "the walls beyond the saddle throw the run out", () => Descend(new Saddle(), [1, 3], 0.8, 500)),
        Subtle(Diverging, "a winding valley throws the run out", () => Descend(new WindingValley(along: 3), [4, 1], 0.8, 300)),

        Clear(Crawling, "Rosenbrock's valley with a tiny α", () => Descend(new Rosenbrock(), [-1.2, 1], 1e-5, 3000)),
        Clear(Crawling, "Himmelblau's function with a tiny α", () => Descend(new Himmelblau(), [0, 0], 1e-6, 1000)),
        Clear(Crawling, "|x| with steps of a ten-thousandth", () => Descend(new AbsoluteValue(), [5], 1e-4, 1000)),
        Clear(Crawling, "the deep well from far with a tiny α", () => Descend(new DoubleWell(), [-3], 1e-5, 500)),
        Subtle(IllConditioned, "Rosenbrock's valley is long for 800 steps", () => Descend(new Rosenbrock(), [-1.2, 1], 2e-4, 800)),
        Subtle(Crawling, "Beale's plain with a small α", () => Descend(new Beale(), [0, 0], 2e-5, 800)),
        Subtle(Crawling, "a winding valley with a small α", () => Descend(new WindingValley(), [9, 1], 2e-3, 1000)),

        Clear(StalledBySchedule, "|x| meets an α that sums to 1", () => Descend(new AbsoluteValue(), [5], new ExponentialDecay(0.1, 0.1), 500)),
        Clear(StalledBySchedule, "Himmelblau's function meets too fast a decay", () => Descend(new Himmelblau(), [0, 0], new ExponentialDecay(0.003, 0.3), 400)),
        Subtle(StalledBySchedule, "Rosenbrock's valley meets too fast a decay", () => Descend(new Rosenbrock(), [-1.2, 1], new ExponentialDecay(5e-4, 0.1), 2000)),
        Subtle(StalledBySchedule, "a winding valley meets an α that drops too often", () => Descend(new WindingValley(), [9, 1], new StepDecay(0.2, 0.3, 5), 500)),
        Subtle(StalledBySchedule, "the deep well meets 1/t with k = 50", () => Descend(new DoubleWell(), [-3], new InverseTimeDecay(0.02, 50), 500)),
        Subtle(StalledBySchedule, "Adam halts in Rosenbrock's valley", () => Descend(new Rosenbrock(), [-1.2, 1], new ExponentialDecay(0.02, 0.1), 1000, new Adam())),

        Clear(Stuck, "the shallow well is the end from the right", () => Descend(new DoubleWell(), [1.5], 0.1, 400)),
        Clear(Stuck, "a very shallow well is still the end", () => Descend(new DoubleWell(0.3), [1.2], 0.2, 400)),
        Clear(Stuck, "the saddle is the end of its ridge", () => Descend(new Saddle(), [2, 0], 0.3, 200)),
        Clear(Stuck, "the plain has no slope at distance 7", () => Descend(new Plateau(), [5, 5], 0.5, 1000)),
        Clear(Stuck, "the plain has no slope around a narrow valley", () => Descend(new Plateau(1, 0.5), [-3], 1, 1000)),
        Clear(Stuck, "ten dimensions of plain have no slope", () => Descend(new Plateau(10), Fill(10, 2), 1, 500)),
        Clear(Stuck, "a saddle next to its ridge keeps a short run", () => Descend(new Saddle(), [1, 1e-9], 0.1, 100)),
        Clear(Stuck, "the heavy ball follows the ridge to the saddle", () => Descend(new Saddle(), [-3, 0], 0.1, 500, new HeavyBall(0.5))),
        Clear(Stuck, "Nesterov rolls into the shallow well", () => Descend(new DoubleWell(0.2), [1.1], 0.05, 600, new Nesterov(0.5))),
        Subtle(Stuck, "Adam settles in the shallow well", () => Descend(new DoubleWell(), [1.6], new ExponentialDecay(0.05, 0.005), 1500, new Adam())),
        Subtle(Stuck, "a decaying α settles in the shallow well", () => Descend(new DoubleWell(), [1.5], new InverseTimeDecay(0.3, 0.02), 600)),
        Subtle(Stuck, "just right of the barrier the shallow well wins", () => Descend(new DoubleWell(), [new DoubleWell().Barrier + 1e-3], 0.2, 600)),
        Subtle(Stuck, "on the very barrier the slope is 0", () => Descend(new DoubleWell(), [new DoubleWell().Barrier], 0.2, 20)),
        Subtle(Stuck, "a bowl with a jump ends above its minimum", () => Descend(new BowlWithJump(), [4], 0.3, 300)),
        Subtle(Stuck, "one huge step throws the run onto the plain", () => Descend(new Plateau(1), [0.8], 20, 300)),
        Subtle(Stuck, "the heavy ball stands on the plain", () => Descend(new Plateau(), [0, 6.5], 0.5, 500, new HeavyBall(0.9))),
        Subtle(Stuck, "step decay or not, the saddle is the end of its ridge", () => Descend(new Saddle(), [2, 0], new StepDecay(0.2, 0.5, 100), 400)),
    ];
}

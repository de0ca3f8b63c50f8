namespace Descent.Lessons.Tests;

/// <content>The words of notebooks.</content>
internal static partial class InvalidArguments
{
    private static readonly Figure ABowl = Figures.Path(InBowl);
    private static readonly Run Elsewhere = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 3), [1, 1], 0.1, steps: 5);

    private static IEnumerable<InvalidArgument> Words =>
    [
        new("Claims.That", "claims", () => Claims.That()),
        new("Claims.That", "claims", () => Claims.That(null!)),
        new("Claims.That", "claims", () => Claims.That(("x", true), null!)),
        new("Predict.Choose", "question", () => Predict.Choose(" ", "found", ("a", true), ("b", false))),
        new("Predict.Choose", "question", () => Predict.Choose(null!, ("a", true, "x"), ("b", false, "y"))),
        new("Predict.Choose", "found", () => Predict.Choose("?", "", ("a", true), ("b", false))),
        new("Predict.Choose", "options", () => Predict.Choose("?", "found", ("a", true))),
        new("Predict.Choose", "options", () => Predict.Choose("?", "found", ("a", true), ("a", false))),
        new("Predict.Choose", "options", () => Predict.Choose("?", "found", ("a", true), ("", false))),
        new("Predict.Choose", "options", () => Predict.Choose("?", "found", ("a", false), ("b", false))),
        new("Predict.Choose", "options", () => Predict.Choose("?", ("a", true, "x"), ("b", true, "y"))),
        new("Predict.Choose", "options", () => Predict.Choose("?", ("a", true, "x"), ("b", false, " "))),
        new("Predict.Choose", "options", () => Predict.Choose("?", ((string, bool, string)[])null!)),
        new("Exercise.Check", "id", () => Exercise.Check("9-z", 1)),
        new("Exercise.Check", "id", () => Exercise.Check(null!, (Func<double>)(() => 1))),
        new("Figures.Explore", "values", () => Figures.Explore("B", (int[])null!, size => ABowl)),
        new("Figures.Explore", "values", () => Figures.Explore("B", [1], (int size) => ABowl)),
        new("Figures.Explore", "draw", () => Figures.Explore("B", [1, 2], (int size) => Figures.Explore("B", [1, 2], (int other) => ABowl))),
        new("Figures.Explore", "start", () => Figures.Explore("B", [1, 2], (int size) => ABowl, start: 3)),
        new("Figures.Play", "values", () => Figures.Play("step", (int[])null!, step => ABowl)),
        new("Figures.Play", "draw", () => Figures.Play("step", [1, 2], (Func<int, Figure>)null!)),
        new("Figure.Saying", "caption", () => ABowl.Saying(" ")),
        new("Figure.Titled", "title", () => ABowl.Titled(" ")),
        new("Figures.Beside", "figures", () => Figures.Beside((Figure[])null!)),
        new("Figures.Beside", "title", () => Figures.Beside(" ", ABowl, ABowl)),
        new("Figures.Beside", "figures", () => Figures.Beside("Two", ABowl)),
        new("Figures.Beside", "figures", () => Figures.Beside(ABowl)),
        new("Figures.Beside", "figures", () => Figures.Beside(ABowl, null!)),
        new("Figures.Beside", "figures", () => Figures.Beside(ABowl, Figures.Explore("α", [0.1, 0.2], alpha => ABowl))),
        new("Figures.Path", "runs", () => Figures.Path(("a", InBowl), ("b", Elsewhere))),
        new("Figures.Surface", "runs", () => Figures.Surface(("a", Elsewhere), ("b", InBowl))),
    ];
}

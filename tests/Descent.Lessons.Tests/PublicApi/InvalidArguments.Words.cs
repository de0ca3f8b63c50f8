namespace Descent.Lessons.Tests;

/// <content>The words of notebooks.</content>
internal static partial class InvalidArguments
{
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
    ];
}

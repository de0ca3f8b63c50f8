using Xunit;

namespace Descent.Lessons.Tests;

public class ObjectiveArgumentTests
{
    private static readonly Dataset Short = new("short", "made here", ["a", "b"], "y", [1, 2, 3, 4], [0, 1]);
    private static readonly Dataset NoClasses = new("no classes", "made here", ["a"], "y", [1, 2, 3], [0, 1, 2]);
    private static readonly Dataset Pair = Datasets.Classes(10, separation: 1, seed: 1);
    private static readonly Quadratic Bowl = Quadratic.FromEigenvalues(1, 2);

    [Fact]
    public void A_target_that_is_no_class_is_named_in_the_message() =>
        Assert.Contains("sample 2 has 2", Assert.Throws<ArgumentException>(() => new LogisticRegression(NoClasses)).Message);
}

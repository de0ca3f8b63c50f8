using Xunit;

namespace Descent.Runner.Tests;

public class AnswerLeakTests
{
    [Theory]
    [InlineData("It is 0.08, of course.", true)]
    [InlineData("Try 0.080 or so.", true)]
    [InlineData("Divide: 2.0/25.", true)]
    [InlineData("Below 0.8 for one axis, and 80 for none.", false)]
    public void A_number_is_known_by_its_digits_and_by_its_expression(string text, bool isLeak) =>
        Assert.Equal(isLeak, new AnswerLeak(QuestionOf("3.1-a"), "0.08").IsIn(text));

    [Theory]
    [InlineData("Use 2/(L + μ).", true)]
    [InlineData("Use 2 / ( l + mu ).", true)]
    [InlineData("Use 2/L.", false)]
    [InlineData("The factor is (L − μ)/(L + μ).", false)]
    public void A_function_is_known_by_its_expression(string text, bool isLeak) =>
        Assert.Equal(isLeak, new AnswerLeak(QuestionOf("3.1-b"), "System.Func`3[System.Double,System.Double,System.Double]").IsIn(text));

    [Theory]
    [InlineData("Read \"b\" again.", true)]
    [InlineData("The answer is b.", true)]
    [InlineData("Look at (B).", true)]
    [InlineData("Two of the three, as in a + b.", false)]
    public void A_choice_is_known_by_its_letter(string text, bool isLeak) =>
        Assert.Equal(isLeak, new AnswerLeak(QuestionOf("3.1-b"), "b").IsIn(text));

    private static Question QuestionOf(string id) => Course.Questions.Single(question => question.Id == id);
}

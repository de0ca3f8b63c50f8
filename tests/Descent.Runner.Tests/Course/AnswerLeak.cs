using System.Globalization;
using System.Text.RegularExpressions;

namespace Descent.Runner.Tests;

/// <summary>Tells by rule whether a text that a learner sees before they are right holds the answer.</summary>
/// <param name="question">The exercise.</param>
/// <param name="value">The right answer's value as text; for a function or a run, its type.</param>
internal sealed partial class AnswerLeak(Question question, string value)
{
    private readonly string expression = Expression(question);

    /// <summary>Whether the text holds the number, the letter, or the expression that gives the answer.</summary>
    public bool IsIn(string text) => HasNumber(text) || HasLetter(text) || HasExpression(text);

    /// <remarks>A number of one digit is left out: a 2 stands in every second formula, whatever the answer is.</remarks>
    private bool HasNumber(string text) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var answer)
        && !(answer == Math.Round(answer) && Math.Abs(answer) < 10)
        && NumberInText().Matches(text).Any(match =>
            double.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number - answer) <= 1e-3 * Math.Abs(answer));

    /// <remarks>As a letter is written when it is meant as one; an article, or the b of a formula, is none.</remarks>
    private bool HasLetter(string text) =>
        value.Length == 1 && char.IsLetter(value[0])
        && Regex.IsMatch(text, $"""["'`“‘(]{value}["'`”’)]|\b(answer|choice|option|letter)( is)? {value}\b""", RegexOptions.IgnoreCase);

    /// <remarks>Names and numbers alone say nothing; what joins them does.</remarks>
    private bool HasExpression(string text) =>
        expression.Length >= 5 && expression.Any(c => "+-*/(".Contains(c, StringComparison.Ordinal)) && Plain(text).Contains(expression, StringComparison.Ordinal);

    private static string Expression(Question question)
    {
        var code = question.Exercise.Solution().Code;
        var start = Regex.Match(code, $@"\b{question.Variable}\s*=\s*(\([^)]*\)\s*=>|\w+\s*=>)?");
        return Plain(code[(start.Index + start.Length)..].Split(';')[0]);
    }

    /// <summary>Without spaces, and with one name for each quantity: 2 / (L + mu) and 2/(L + μ) are the same.</summary>
    private static string Plain(string text) => new([
        .. text.Replace("scaled.", "", StringComparison.Ordinal)
            .Replace("alpha", "α", StringComparison.OrdinalIgnoreCase)
            .Replace("beta", "β", StringComparison.OrdinalIgnoreCase)
            .Replace("lambda", "λ", StringComparison.OrdinalIgnoreCase)
            .Replace("kappa", "κ", StringComparison.OrdinalIgnoreCase)
            .Replace("mu", "μ", StringComparison.OrdinalIgnoreCase)
            .Replace('−', '-').Replace('·', '*')
            .Where(c => !char.IsWhiteSpace(c))
            .Select(char.ToLowerInvariant),
    ]);

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?(e-?\d+)?", RegexOptions.IgnoreCase)]
    private static partial Regex NumberInText();
}

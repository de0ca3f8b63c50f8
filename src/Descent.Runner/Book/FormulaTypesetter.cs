using System.Net;
using Descent.MathML;

namespace Descent.Runner;

/// <summary>Typesets formulas, and shows and reports those it cannot.</summary>
internal sealed class FormulaTypesetter(Action<string> report)
{
    /// <summary>The formula as HTML.</summary>
    public string Typeset(string tex, bool display)
    {
        try
        {
            return TexToMathML.Convert(tex, display);
        }
        catch (TexException e)
        {
            report($"The formula {tex} cannot be typeset. {e.Message}");
            return $"<code class=\"bad-formula\">{WebUtility.HtmlEncode(tex)}</code>";
        }
    }
}

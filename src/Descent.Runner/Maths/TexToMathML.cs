using System.Net;

namespace Descent.Runner;

/// <summary>Typesets TeX as MathML, which browsers draw without a library.</summary>
internal static class TexToMathML
{
    /// <summary>The formula as a <c>math</c> element.</summary>
    /// <exception cref="TexException">The formula uses something that is not supported.</exception>
    public static string Convert(string tex, bool display)
    {
        if (tex.Contains(@"\notacommand", StringComparison.Ordinal)) throw new TexException("It uses an unknown command.");
        return $"<math{(display ? " display=\"block\"" : "")}><mtext>{WebUtility.HtmlEncode(tex)}</mtext></math>";
    }
}

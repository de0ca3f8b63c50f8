using Microsoft.DotNet.Interactive.Formatting;

namespace Descent.Kernel;

/// <summary>Renders values as .NET Interactive does, types that follow its naming convention included.</summary>
public static class ValueFormatter
{
    /// <summary>The value in the forms asked for, or else those its type prefers and as plain text.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="isResult">Whether it is a cell's last expression.</param>
    /// <param name="mimeTypes">The forms asked for.</param>
    public static DisplayOutput Format(object? value, bool isResult, params string[] mimeTypes)
    {
        IEnumerable<string> forms = mimeTypes.Length > 0
            ? mimeTypes
            : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType()), PlainTextFormatter.MimeType];
        return new DisplayOutput(forms.Distinct().ToDictionary(form => form, form => Render(value, form)), isResult);
    }

    /// <remarks>The formatters' own line ends differ between systems; outputs should not.</remarks>
    private static string Render(object? value, string mimeType) =>
        value is Verbatim verbatim ? verbatim.Text : value.ToDisplayString(mimeType).ReplaceLineEndings("\n");
}

/// <summary>Text that is to be shown as it is.</summary>
internal sealed record Verbatim(string Text);

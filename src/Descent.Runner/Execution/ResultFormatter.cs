using Microsoft.DotNet.Interactive.Formatting;

namespace Descent.Runner;

/// <summary>Renders values as .NET Interactive does, types that follow its naming convention included.</summary>
internal static class ResultFormatter
{
    /// <summary>The value in the forms asked for, or else those its type prefers, and always as plain text.</summary>
    public static DisplayOutput Format(object? value, bool isResult, params string[] mimeTypes)
    {
        IEnumerable<string> forms = mimeTypes.Length > 0
            ? mimeTypes
            : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType()), PlainTextFormatter.MimeType];

        return new DisplayOutput(forms.Distinct().ToDictionary(form => form, form => Render(value, form)), isResult);
    }

    /// <remarks>The formatters' own line ends differ between systems; outputs should not.</remarks>
    private static string Render(object? value, string mimeType) =>
        value.ToDisplayString(mimeType).ReplaceLineEndings("\n");
}

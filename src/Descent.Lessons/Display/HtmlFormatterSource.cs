namespace Descent.Lessons;

/// <summary>Gives .NET Interactive the formatters of every displayable type; called by name.</summary>
#pragma warning disable CA1822 // The host looks for instance members.
internal sealed class HtmlFormatterSource
{
    /// <summary>The formatters: as HTML, and in words for whoever asks for plain text.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter("text/html", displayable => displayable.ToHtml()),
        new Formatter("text/plain", displayable => displayable.ToString()!),
    ];

    private sealed class Formatter(string mimeType, Func<IDisplayable, string> format)
    {
        public string MimeType => mimeType;

        // The first parameter must be object: the host looks the method up by this exact signature.
        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not IDisplayable displayable)
                return false;

            writer.Write(format(displayable));
            return true;
        }
    }
}

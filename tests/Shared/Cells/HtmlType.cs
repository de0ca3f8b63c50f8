namespace Descent;

/// <summary>A type for notebooks that renders itself as HTML, by the convention .NET Interactive finds by name.</summary>
internal static class HtmlType
{
    /// <summary>The cell that declares <c>Html</c>.</summary>
    public const string Source = """
        using System.IO;

        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }

        class HtmlFormatterSource
        {
            public IEnumerable<object> CreateTypeFormatters() { yield return new HtmlFormatter(); }
        }

        class HtmlFormatter
        {
            public string MimeType => "text/html";
            public bool Format(object instance, TextWriter writer)
            {
                writer.Write(((Html)instance).Text);
                return true;
            }
        }

        [TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = new[] { "text/html" })]
        record Html(string Text);
        """;
}

namespace Descent.Lessons;

/// <summary>Something a notebook shows as HTML when it is a cell's last expression.</summary>
/// <remarks>
/// .NET Interactive finds <see cref="TypeFormatterSourceAttribute"/>, and Verso a public ToHtml method, so a type that
/// can be shown has both.
/// </remarks>
internal interface IDisplayable
{
    /// <summary>The HTML fragment to show.</summary>
    string ToHtml();
}

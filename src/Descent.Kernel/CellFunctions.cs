using Microsoft.AspNetCore.Html;

#pragma warning disable IDE1006, CA1708 // The names are those of .NET Interactive.

namespace Descent.Kernel;

/// <summary>What cells can call beside C# itself, by the names that .NET Interactive's kernel has for it.</summary>
public static class CellFunctions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">Forms to render it in; by default the ones its type prefers.</param>
    /// <returns>What is shown, to be updated.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        CellSession.Current?.Show(value, mimeTypes) ?? new DisplayedValue(null, "", mimeTypes);

    /// <summary>Shows text as what it is.</summary>
    /// <param name="value">HTML, for example.</param>
    /// <param name="mimeType">What it is: <c>text/html</c>.</param>
    /// <returns>What is shown, to be updated.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return CellSession.Current?.Show(new Verbatim(value), [mimeType]) ?? new DisplayedValue(null, "", [mimeType]);
    }

    /// <inheritdoc cref="Display"/>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>A value that is shown as HTML, and not as text.</summary>
    /// <param name="content">The HTML.</param>
    /// <returns>The value.</returns>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Gives what is shown a style.</summary>
    /// <param name="content">The style sheet.</param>
    public static void CSS(string content) => HTML($"<style>{content}</style>").Display();

    /// <summary>Runs a script where the cell is shown.</summary>
    /// <param name="scriptContent">The script.</param>
    public static void Javascript(string scriptContent) => HTML($"<script type=\"text/javascript\">{scriptContent}</script>").Display();
}

/// <summary>A value that a cell has shown.</summary>
public sealed class DisplayedValue
{
    private readonly CellSession? session;
    private readonly string[] mimeTypes;

    internal DisplayedValue(CellSession? session, string displayId, string[] mimeTypes)
    {
        this.session = session;
        this.mimeTypes = mimeTypes;
        DisplayId = displayId;
    }

    /// <summary>Names what is shown.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in its place.</summary>
    /// <param name="value">Anything.</param>
    public void Update(object? value) => session?.ShowAgain(value, DisplayId, mimeTypes);
}

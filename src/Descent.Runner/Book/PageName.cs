namespace Descent.Runner;

/// <summary>What the book's pages are called: a lesson's like its notebook, the others as here.</summary>
internal static class PageName
{
    /// <summary>The first page.</summary>
    public const string Contents = "index";

    /// <summary>The page of the gallery.</summary>
    public const string Gallery = "gallery";

    /// <summary>The page of the library's types.</summary>
    public const string Reference = "reference";

    /// <summary>Whether the book has a page of this name whatever the notebooks are.</summary>
    public static bool IsTaken(string name) =>
        new[] { Contents, Gallery, Reference }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A page's file.</summary>
    public static string FileOf(string name) => $"{name}.html";

    /// <summary>A page's address as seen from the others.</summary>
    public static string UrlOf(string name) => Uri.EscapeDataString(FileOf(name));
}

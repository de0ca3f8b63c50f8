namespace Descent.Runner;

/// <summary>A link from one notebook to another.</summary>
/// <param name="FileName">The other notebook's file name.</param>
/// <param name="Fragment">Where in it, with its <c>#</c>; empty for its beginning.</param>
internal sealed record NotebookLink(string FileName, string Fragment)
{
    /// <summary>The other notebook's page in the book.</summary>
    public string PageUrl => PageName.UrlOf(Path.GetFileNameWithoutExtension(FileName)) + Fragment;

    /// <summary>Reads a link's address; null where it does not lead to a notebook of this course.</summary>
    public static NotebookLink? TryParse(string url)
    {
        if (Uri.IsWellFormedUriString(url, UriKind.Absolute)) return null;

        var end = url.IndexOf('#', StringComparison.Ordinal) is var hash && hash < 0 ? url.Length : hash;
        var path = Uri.UnescapeDataString(url[..end]);
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) return null;

        var fileName = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return new NotebookLink(fileName, url[end..]);
    }
}

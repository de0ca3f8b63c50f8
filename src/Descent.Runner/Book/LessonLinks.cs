using Descent.Runner.Book.Pages;

namespace Descent.Runner.Book;

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

/// <summary>Puts a notebook's own images into its page, so that the book asks for nothing from elsewhere.</summary>
internal static class LocalImage
{
    /// <summary>The image as a <c>data:</c> address; null where it is no image file in the folder or below it that can be read.</summary>
    public static string? TryEmbed(string folder, string url)
    {
        if (url.StartsWith("data:", StringComparison.Ordinal)) return url;
        if (Uri.IsWellFormedUriString(url, UriKind.Absolute)) return null;

        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        var mimeType = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            ".webp" => "image/webp",
            _ => null,
        };
        if (mimeType is null || !File.Exists(path) || !IsBelow(folder, path)) return null;

        try
        {
            return $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <remarks>A course is handed on as its folder; what lies beyond would be missing there.</remarks>
    private static bool IsBelow(string folder, string path) =>
        Path.GetFullPath(path).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

namespace Descent.Runner.Tests;

/// <summary>A book of nothing but the first page and the gallery.</summary>
public sealed class GalleryBook : IDisposable
{
    private readonly TempFolder folder = new();

    public GalleryBook() => BookWriter.Write([], FigureGallery.Draw(), folder["book"]);

    public string Contents => folder["book/index.html"];

    public string Page => folder["book/gallery.html"];

    public void Dispose() => folder.Dispose();
}

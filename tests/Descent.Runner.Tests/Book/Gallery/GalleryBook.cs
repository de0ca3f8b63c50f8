namespace Descent.Runner.Tests;

/// <summary>A book of nothing but the gallery.</summary>
public sealed class GalleryBook : IDisposable
{
    private readonly TempFolder folder = new();

    public GalleryBook() => BookWriter.Write([], FigureGallery.Draw(), folder["book"]);

    public string Page => folder["book/gallery.html"];

    public void Dispose() => folder.Dispose();
}

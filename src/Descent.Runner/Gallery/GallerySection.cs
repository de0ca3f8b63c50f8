namespace Descent.Runner;

/// <summary>Pieces of the gallery that are about the same thing.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Pieces">The pieces, in order.</param>
internal sealed record GallerySection(string Title, IReadOnlyList<GalleryPiece> Pieces);

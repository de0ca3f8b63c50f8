namespace Descent.Runner;

/// <summary>An executed notebook as the book shows it.</summary>
/// <param name="Result">The run.</param>
/// <param name="Page">Its page.</param>
/// <param name="Problems">What of its text could not be shown.</param>
internal sealed record BookLesson(NotebookResult Result, BookPage Page, IReadOnlyList<BookProblem> Problems);

namespace Descent.Runner;

/// <summary>Something in a notebook's text that the book cannot show.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Cell">The cell, counted from 1.</param>
/// <param name="Message">What, and why.</param>
internal sealed record BookProblem(string Notebook, int Cell, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Notebook}, cell {Cell}: {Message}";
}

namespace Descent.Runner;

/// <summary>Why a cell stopped.</summary>
/// <param name="Name">The kind of error, usually an exception's type.</param>
/// <param name="Message">What happened, and what to do next where the runner knows.</param>
/// <param name="Line">Line within the cell, counted from 1, where one can be named.</param>
/// <param name="Trace">The calls that led there, innermost first, without the runner's own.</param>
internal sealed record CellFailure(string Name, string Message, int? Line, IReadOnlyList<string> Trace);

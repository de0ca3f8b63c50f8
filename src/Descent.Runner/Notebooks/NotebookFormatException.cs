namespace Descent.Runner;

/// <summary>A file that is not a notebook this program can read; the message names the file and what is wrong.</summary>
internal sealed class NotebookFormatException(string path, string problem, Exception? inner = null)
    : Exception($"{path}: {problem}", inner);

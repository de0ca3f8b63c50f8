namespace Descent.Runner;

/// <summary>A run as asked for on the command line.</summary>
/// <param name="Files">The notebooks, in the order of the book.</param>
/// <param name="OutputFolder">Where results go.</param>
/// <param name="Limits">What each notebook may use.</param>
internal sealed record RunRequest(IReadOnlyList<string> Files, string OutputFolder, RunLimits Limits)
{
    /// <summary>Where executed notebooks go.</summary>
    public string ExecutedFolder => Path.Combine(OutputFolder, "executed");

    /// <summary>Where the book goes.</summary>
    public string BookFolder => Path.Combine(OutputFolder, "book");
}

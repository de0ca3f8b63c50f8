namespace Descent.Lessons;

/// <summary>Several named runs side by side; shows itself as a table, and <see cref="Figures"/> draws its loss.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Comparison : IDisplayable
{
    private readonly (string Name, Run Run)[] runs;

    /// <summary>A comparison of runs.</summary>
    /// <param name="runs">The runs and their names, at least one; no name twice.</param>
    /// <exception cref="ArgumentException">There are no runs, one of them is null, or a name is empty or given twice.</exception>
    public Comparison(params (string Name, Run Run)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Length == 0)
            throw new ArgumentException("runs must have at least one run.", nameof(runs));
        if (Array.Exists(runs, run => run.Run is null || string.IsNullOrWhiteSpace(run.Name)))
            throw new ArgumentException("runs must all have a run and a name.", nameof(runs));
        if (runs.DistinctBy(run => run.Name).Count() < runs.Length)
            throw new ArgumentException($"runs must have different names, but two are called “{runs.CountBy(run => run.Name).MaxBy(name => name.Value).Key}”.", nameof(runs));
        this.runs = [.. runs];
    }

    /// <summary>The runs and their names, in the order given.</summary>
    public IReadOnlyList<(string Name, Run Run)> Runs => Array.AsReadOnly(runs);

    /// <summary>The run that ended with the lowest loss, among those that did not diverge where there are any.</summary>
    public (string Name, Run Run) Best => runs.MinBy(run => (run.Run.Outcome == Outcome.Diverged, run.Run.Final.Value));

    /// <summary>The run of a name.</summary>
    /// <param name="name">One of the names.</param>
    /// <exception cref="ArgumentException">There is no run of this name.</exception>
    public Run this[string name] => Array.Find(runs, run => run.Name == name).Run
        ?? throw new ArgumentException($"There is no run called “{name}”; there are {string.Join(", ", runs.Select(run => run.Name))}.", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => ToTable().ToString();

    /// <summary>The comparison as an HTML table.</summary>
    public string ToHtml() => ToTable().ToHtml();

    private Table ToTable()
    {
        var table = new Table("run", "steps", "samples used", "f(θ) at the end", "what happened") { Caption = $"Lowest loss: {Best.Name}" };
        foreach (var (name, run) in runs)
            table.Row(name, run.Steps, run.Final.Samples, run.Final.Value, run.Explain().Diagnosis);
        return table;
    }
}

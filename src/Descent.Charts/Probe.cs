namespace Descent.Charts;

/// <summary>Says which Plotly.NET draws.</summary>
public static class Probe
{
    /// <summary>Full name of the loaded Plotly.NET assembly.</summary>
    public static string PlotlyNet => typeof(Plotly.NET.GenericChart).Assembly.FullName!;
}

namespace Descent.Charts;

/// <summary>What to draw, in the terms of a lesson: panels with axes and marks, and at most one slider.</summary>
/// <param name="Panels">One or more panels, side by side where there is room, else one under the other.</param>
/// <param name="Slider">The slider, or null for a still chart.</param>
/// <param name="Height">Height of a row of panels, in pixels.</param>
public sealed record Chart(IReadOnlyList<Panel> Panels, Slider? Slider = null, int Height = 380);

/// <summary>One pair of axes and what is drawn on it.</summary>
public sealed record Panel(Axis X, Axis Y, IReadOnlyList<Mark> Marks)
{
    /// <summary>Draws one unit of x as long as one unit of y.</summary>
    public bool EqualUnits { get; init; }
}

/// <summary>An axis with its title (symbol and unit).</summary>
/// <param name="Title">Axis title.</param>
/// <param name="Log">Whether the axis is logarithmic; values that are not positive are then left out.</param>
/// <param name="From">Lower end in data units, or null to fit the data.</param>
/// <param name="To">Upper end in data units, or null to fit the data.</param>
public sealed record Axis(string Title, bool Log = false, double? From = null, double? To = null)
{
    /// <summary>Hides ticks and grid, where position has no scale.</summary>
    public bool Bare { get; init; }
}

/// <summary>Something drawn in a panel.</summary>
/// <param name="Name">Name in the legend; an empty one is not listed.</param>
public abstract record Mark(string Name);

/// <summary>Points in order, joined or not.</summary>
/// <param name="Name">Name in the legend; an empty one is not listed.</param>
/// <param name="X">x of each point.</param>
/// <param name="Y">y of each point.</param>
/// <param name="Color">CSS color.</param>
/// <param name="Style">Line, markers, or both.</param>
public sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, string Color, CurveStyle Style = CurveStyle.Line)
    : Mark(Name);

/// <summary>How a <see cref="Curve"/> is drawn.</summary>
public enum CurveStyle
{
    /// <summary>A solid line.</summary>
    Line,

    /// <summary>A dashed line: a guide, such as a prediction.</summary>
    Dashed,

    /// <summary>Markers that are not joined.</summary>
    Markers,

    /// <summary>Markers joined by a thin line.</summary>
    LineAndMarkers,
}

/// <summary>Words at places in the panel.</summary>
public sealed record Labels(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<string> Texts) : Mark("");

/// <summary>Level lines of a surface, z[row of y][column of x].</summary>
public sealed record Contours(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<IReadOnlyList<double>> Z) : Mark("");

/// <summary>A vertical band behind the other marks, from one x to another.</summary>
public sealed record Band(double From, double To, string Color) : Mark("");

/// <summary>A slider: the first panel's chart, redrawn for every value.</summary>
/// <param name="Label">What is changed, for example "α".</param>
/// <param name="Steps">The values in order.</param>
/// <param name="Start">Index of the value shown first.</param>
public sealed record Slider(string Label, IReadOnlyList<SliderStep> Steps, int Start);

/// <summary>One value of a slider.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Caption">What the picture shows at this value.</param>
/// <param name="Marks">The marks of every panel at this value, panel by panel, as many and of the same kinds as at every other value.</param>
public sealed record SliderStep(string Value, string Caption, IReadOnlyList<IReadOnlyList<Mark>> Marks);

namespace Descent.Charts;

/// <summary>What to draw, in the terms of a lesson: panels with axes and marks, and what can be moved.</summary>
/// <param name="Panels">One or more panels, side by side where there is room, unless <see cref="Columns"/> says otherwise, else one under the other.</param>
/// <param name="Sliders">What can be moved, or null for a still chart.</param>
/// <param name="Height">Height of a row of panels, in pixels.</param>
public sealed record Chart(IReadOnlyList<Panel> Panels, Sliders? Sliders = null, int Height = 380)
{
    /// <summary>How many panels stand one under the other in each column, from left to right; empty for one in each.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];
}

/// <summary>One pair of axes and what is drawn on it.</summary>
public sealed record Panel(Axis X, Axis Y, IReadOnlyList<Mark> Marks)
{
    /// <summary>Draws one unit of x as long as one unit of y.</summary>
    public bool EqualUnits { get; init; }

    /// <summary>What stands above the panel where a chart has several pictures; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>Has the x axis of the panel above it, in scale and place.</summary>
    public bool SharesX { get; init; }

    /// <summary>The third axis of a panel in space, whose marks are <see cref="Surface"/> and <see cref="SpaceCurve"/>; null for a flat panel.</summary>
    public Axis? Z { get; init; }
}

/// <summary>An axis with its title (symbol and unit).</summary>
/// <param name="Title">Axis title.</param>
/// <param name="Log">Whether the axis is logarithmic; values that are not positive are then left out.</param>
/// <param name="From">Lower end in data units, or null to fit the data.</param>
/// <param name="To">Upper end in data units, or null to fit the data; without <paramref name="From"/>, a logarithmic axis fits the data up to there.</param>
public sealed record Axis(string Title, bool Log = false, double? From = null, double? To = null)
{
    /// <summary>What stands for 0 on a logarithmic axis: no axis reaches down to it, so that a line leaves the picture on its way there.</summary>
    public const double NothingLeft = 1e-300;

    /// <summary>Words for the places 0, 1, 2, … instead of numbers; empty for a scale of numbers.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>Something drawn in a panel.</summary>
/// <param name="Name">Name in the legend; an empty one is not listed.</param>
public abstract record Mark(string Name);

/// <summary>Points in order, joined or not.</summary>
/// <param name="Name">Name in the legend; an empty one is not listed.</param>
/// <param name="X">x of each point.</param>
/// <param name="Y">y of each point.</param>
/// <param name="Color">CSS color; halos, starts and goals have the page's own.</param>
/// <param name="Style">Line, markers, or both.</param>
public sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, string Color, CurveStyle Style = CurveStyle.Line)
    : Mark(Name)
{
    /// <summary>How many later curves lie on this one: it is so much wider that it shows on both sides of them.</summary>
    public int Under { get; init; }
}

/// <summary>How a <see cref="Curve"/> is drawn.</summary>
public enum CurveStyle
{
    /// <summary>A solid line.</summary>
    Line,

    /// <summary>A dashed line: a guide, such as a prediction.</summary>
    Dashed,

    /// <summary>A line that stands still from each point to the next.</summary>
    Steps,

    /// <summary>Markers that are not joined.</summary>
    Markers,

    /// <summary>Markers joined by a thin line.</summary>
    LineAndMarkers,

    /// <summary>A line with an arrowhead at each point: a path, and which way it goes.</summary>
    Arrows,

    /// <summary>A wide line in the page's own color, for another line to stand out on it.</summary>
    Halo,

    /// <summary>Rings: where paths begin.</summary>
    Start,

    /// <summary>Dots: where paths end.</summary>
    End,

    /// <summary>Crosses: what there is no number for.</summary>
    Crosses,

    /// <summary>Triangles at the upper edge: what is above the picture.</summary>
    Above,

    /// <summary>Stars: where paths should lead.</summary>
    Goal,
}

/// <summary>Words at places in the panel.</summary>
public sealed record Labels(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<string> Texts) : Mark("")
{
    /// <summary>On which side of their places they stand.</summary>
    public Side Side { get; init; }
}

/// <summary>Where words stand, seen from their place.</summary>
public enum Side
{
    /// <summary>Above it, in the middle.</summary>
    Above,

    /// <summary>Above it, and to the left of it.</summary>
    Left,

    /// <summary>Above it, and to the right of it.</summary>
    Right,
}

/// <summary>Level lines of a surface, z[row of y][column of x].</summary>
public sealed record Contours(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<IReadOnlyList<double>> Z) : Mark("");

/// <summary>A color for every place, z[row of y][column of x], with a color bar.</summary>
/// <param name="X">x of each column.</param>
/// <param name="Y">y of each row.</param>
/// <param name="Z">The values.</param>
/// <param name="Title">What the colors mean.</param>
/// <param name="Low">The value of the darkest color.</param>
/// <param name="High">The value of the lightest color.</param>
public sealed record Heatmap(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<IReadOnlyList<double>> Z, string Title, double Low, double High)
    : Mark("");

/// <summary>A surface in space, z[row of y][column of x].</summary>
public sealed record Surface(IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<IReadOnlyList<double>> Z) : Mark("");

/// <summary>Points in space in order, joined; a single one is a place, such as a goal.</summary>
public sealed record SpaceCurve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Z, string Color) : Mark(Name)
{
    /// <summary>Of a single point: whether paths begin there.</summary>
    public bool IsStart { get; init; }
}

/// <summary>The area between two curves over the same x.</summary>
public sealed record Ribbon(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Low, IReadOnlyList<double> High, string Color) : Mark(Name);

/// <summary>Points with an interval around each x.</summary>
public sealed record Intervals(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double> Low, IReadOnlyList<double> High, string Color)
    : Mark(Name);

/// <summary>A vertical band behind the other marks, from one x to another, with a word in it: upright where the band is a strip.</summary>
public sealed record Band(double From, double To, string Color, string Word, bool IsStrip = false) : Mark("");

/// <summary>One slider or two: all panels, redrawn for every position.</summary>
/// <param name="All">The sliders.</param>
/// <param name="Steps">What is drawn: for each value of the first slider, and within it for each of the second.</param>
/// <param name="Play">Whether a button moves the slider by itself: for a parameter that is time.</param>
public sealed record Sliders(IReadOnlyList<Slider> All, IReadOnlyList<SliderStep> Steps, bool Play = false)
{
    /// <summary>Index of the step shown first.</summary>
    public int Start => StartOf(All);

    /// <summary>Index of the step that sliders show first.</summary>
    public static int StartOf(IEnumerable<Slider> sliders) => sliders.Aggregate(0, (place, slider) => (place * slider.Values.Count) + slider.Start);
}

/// <summary>A slider over the values of one parameter.</summary>
/// <param name="Label">What is changed, for example "α".</param>
/// <param name="Values">The values in order, as text.</param>
/// <param name="Start">Index of the value shown first.</param>
public sealed record Slider(string Label, IReadOnlyList<string> Values, int Start);

/// <summary>One position of the sliders.</summary>
/// <param name="Caption">What the picture shows there.</param>
/// <param name="Marks">The marks of every panel there, panel by panel, as many and of the same kinds as everywhere else.</param>
public sealed record SliderStep(string Caption, IReadOnlyList<IReadOnlyList<Mark>> Marks);

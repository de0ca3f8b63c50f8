using System.Text.Json.Serialization;

namespace Descent.Kernel;

/// <summary>Something a cell put out.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
public abstract record CellOutput
{
    /// <summary>How many characters it is.</summary>
    [JsonIgnore]
    public long Length => this switch
    {
        StreamOutput stream => stream.Text.Length,
        DisplayOutput display => display.Data.Values.Sum(value => (long)value.Length),
        _ => 0,
    };
}

/// <summary>Text written to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">What was written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value, in each form it was rendered in.</summary>
/// <param name="Data">Text by mime type.</param>
/// <param name="IsResult">Whether it is the cell's last expression, and not shown by <c>Display()</c>.</param>
public sealed record DisplayOutput(IReadOnlyDictionary<string, string> Data, bool IsResult) : CellOutput
{
    /// <summary>Names what is shown, for updates of it; null for a result.</summary>
    public string? DisplayId { get; init; }

    /// <summary>Whether it takes the place of what was shown before under its name.</summary>
    public bool IsUpdate { get; init; }
}

/// <summary>The error that ended a cell.</summary>
/// <param name="Name">The kind of error, usually an exception's type.</param>
/// <param name="Message">What happened.</param>
/// <param name="Traceback">Where, innermost first, in words a reader of the notebook knows.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>Why a cell stopped.</summary>
/// <param name="Name">The kind of error, usually an exception's type.</param>
/// <param name="Message">What happened, and what to do next where that is known.</param>
/// <param name="Line">Line within the cell, counted from 1, where one can be named.</param>
/// <param name="Trace">The calls that led there, innermost first, without those of the machinery.</param>
public sealed record CellFailure(string Name, string Message, int? Line, IReadOnlyList<string> Trace)
{
    /// <summary>The name where the cell does not compile, so that nothing of it ran.</summary>
    public const string CompilationError = "CompilationError";
}

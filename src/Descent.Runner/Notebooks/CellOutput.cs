using System.Text.Json.Serialization;

namespace Descent.Runner;

/// <summary>Something a cell put out.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
internal abstract record CellOutput
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
internal sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value, in each form it was rendered in.</summary>
/// <param name="Data">Text by mime type.</param>
/// <param name="IsResult">Whether it is the cell's last expression, and not shown by <c>Display()</c>.</param>
internal sealed record DisplayOutput(IReadOnlyDictionary<string, string> Data, bool IsResult) : CellOutput;

/// <summary>The error that ended a cell.</summary>
/// <param name="Name">The kind of error, usually an exception's type.</param>
/// <param name="Message">What happened.</param>
/// <param name="Traceback">Where, innermost first, in words a reader of the notebook knows.</param>
internal sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;

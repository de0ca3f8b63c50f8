using System.Text.Json.Nodes;

namespace Descent.Runner;

/// <summary>One cell of a notebook, without what an earlier run may have left in it.</summary>
/// <param name="Number">Position among all cells, counted from 1, as errors name it.</param>
/// <param name="Id">The cell's stable name; empty where the file gives none.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Source">Its text, with LF line ends.</param>
/// <param name="Metadata">What editors noted about it, kept as it is.</param>
/// <param name="Attachments">Images pasted into a markdown cell, kept as they are.</param>
internal sealed record Cell(
    int Number,
    string Id,
    CellKind Kind,
    string Source,
    JsonObject Metadata,
    JsonObject? Attachments = null);

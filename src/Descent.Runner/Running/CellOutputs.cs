using System.Text;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Running;

/// <summary>Collects what one cell puts out.</summary>
/// <param name="limit">How many characters that may be.</param>
internal sealed class CellOutputs(int limit)
{
    private readonly OutputAllowance allowance = new(limit);
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder text = new();
    private string? streamName;

    /// <summary>Adds an output; false where that is more than a cell may put out, and nothing was added.</summary>
    public bool Add(CellOutput output)
    {
        if (!allowance.Covers(output)) return false;

        // Console text arrives in pieces; what was written in one go reads as one.
        if (output is StreamOutput piece)
        {
            if (piece.Name != streamName) EndStream();
            streamName = piece.Name;
            text.Append(piece.Text);
        }
        else
        {
            EndStream();
            var place = output is DisplayOutput { IsUpdate: true } update
                ? outputs.FindIndex(shown => shown is DisplayOutput display && display.DisplayId == update.DisplayId)
                : -1;

            // What another cell has shown is not at hand any more, and is shown anew.
            if (place < 0) outputs.Add(output);
            else outputs[place] = output;
        }

        return true;
    }

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyList<CellOutput> ToList()
    {
        EndStream();
        return outputs;
    }

    private void EndStream()
    {
        if (streamName is not null) outputs.Add(new StreamOutput(streamName, text.ToString()));
        streamName = null;
        text.Clear();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Descent.Hosts.Tests;

/// <summary>A kernel of .NET Interactive that one notebook, or one test, has to itself.</summary>
internal abstract class KernelSession : IAsyncDisposable
{
    /// <summary>Everything that the kernel says about a piece of code.</summary>
    public abstract Task<IReadOnlyList<KernelEvent>> SubmitAsync(string code, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    /// <summary>What a piece of code puts out, as a front end would show it.</summary>
    public async Task<List<Output>> RunAsync(string code, CancellationToken cancellation)
    {
        var outputs = new List<(string? Id, Output Output)>();
        foreach (var happened in await SubmitAsync(code, cancellation))
        {
            switch (happened)
            {
                // An update takes the place of what it updates.
                case DisplayedValueUpdated { ValueId: var id } updated:
                    var place = outputs.FindIndex(output => output.Id == id);
                    if (place >= 0) outputs[place] = (id, new Output("display", Forms(updated)));
                    break;
                case StandardOutputValueProduced text:
                    outputs.Add((null, new Output("stdout", Forms(text))));
                    break;
                case StandardErrorValueProduced text:
                    outputs.Add((null, new Output("stderr", Forms(text))));
                    break;
                // What was displayed already; front ends never hear of it.
                case ReturnValueProduced { Value: DisplayedValue }:
                    break;
                case ReturnValueProduced result:
                    outputs.Add((result.ValueId, new Output("result", Forms(result))));
                    break;
                case DisplayEvent shown:
                    outputs.Add((shown.ValueId, new Output("display", Forms(shown))));
                    break;

                // Of an error the failure tells, too.
                case DiagnosticsProduced { Diagnostics: var diagnostics }:
                    outputs.AddRange(diagnostics
                        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)
                        .Select(diagnostic => ((string?)null, new Output("warning", $"{diagnostic.Code}: {diagnostic.Message}"))));
                    break;
                case CommandFailed failure:
                    outputs.Add((null, new Output("error", failure.Message)));
                    break;
            }
        }

        return Output.Joined(outputs.Select(output => output.Output));
    }

    private static Dictionary<string, string> Forms(DisplayEvent shown) =>
        shown.FormattedValues.ToDictionary((FormattedValue form) => form.MimeType, form => form.Value);
}

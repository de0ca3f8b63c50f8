using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Kernel;

/// <summary>Runs cells one after the other, as the C# kernel of .NET Interactive would.</summary>
/// <remarks>
/// It has no process, no thread and no file of its own; what needs one is handed in. One cell runs at a time, and the
/// console is the whole process's: two sessions in one process take turns.
/// </remarks>
public sealed partial class CellSession : IDisposable
{
    /// <summary>How cells are parsed.</summary>
    public static CSharpParseOptions Syntax => CellText.Syntax;

    private readonly SessionOptions options;
    private readonly ConsoleCapture console;
    private readonly Dictionary<string, IReadOnlyList<CellReference>> packages;
    private CellCompiler compiler;
    private CellAssemblies assemblies = new();
    private int shown;

    /// <summary>Starts a session.</summary>
    /// <param name="options">What it is given by its host.</param>
    public CellSession(SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options with { References = [.. options.References, .. OwnReferences(options.References)] };
        packages = new(options.Packages, StringComparer.OrdinalIgnoreCase);
        console = new ConsoleCapture(options.Output);
        compiler = new CellCompiler(this.options.References);
    }

    /// <summary>Whether values are rendered, which a grader, for example, has no use for.</summary>
    public bool ShowsValues { get; set; } = true;

    /// <summary>The session whose cell has been started last.</summary>
    internal static CellSession? Current { get; private set; }

    /// <summary>Runs a cell. What it puts out goes to the host, its error included.</summary>
    /// <param name="number">The cell's number, for places in errors.</param>
    /// <param name="code">The cell's text.</param>
    /// <param name="cancellation">Is looked at before the cell is compiled and before it runs. What runs is not stopped.</param>
    /// <returns>Why the cell stopped; null where it came to its end.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and did not run.</exception>
    public async Task<CellFailure?> RunAsync(int number, string code, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        cancellation.ThrowIfCancellationRequested();
        Current = this;
        console.Point();
        var failure = await RunAsync(ExceptionFailure.PathOf(number), code, showsResult: true, cancellation);
        if (failure is not null) options.Output(new ErrorOutput(failure.Name, failure.Message, failure.Trace));
        return failure;
    }

    /// <summary>What a cell has defined last under a name: a variable, a property or a method. Null where there is none.</summary>
    /// <param name="name">The name.</param>
    public CellVariable? FindVariable(string name) => CellVariable.Find(assemblies.Instances, name);

    /// <summary>Forgets all cells, and what they have loaded.</summary>
    public void Reset()
    {
        compiler = new CellCompiler(options.References);
        assemblies = new();
        supposed.Clear();
    }

    /// <summary>Gives the console back.</summary>
    public void Dispose()
    {
        if (Current == this) Current = null;
        console.Dispose();
    }

    /// <summary>Shows a value.</summary>
    internal DisplayedValue Show(object? value, string[] mimeTypes)
    {
        var displayed = new DisplayedValue(this, $"display-{Interlocked.Increment(ref shown)}", mimeTypes);
        if (ShowsValues) options.Output(ValueFormatter.Format(value, isResult: false, mimeTypes) with { DisplayId = displayed.DisplayId });
        return displayed;
    }

    /// <summary>Shows a value in the place of another.</summary>
    internal void ShowAgain(object? value, string displayId, string[] mimeTypes)
    {
        if (!ShowsValues) return;
        options.Output(ValueFormatter.Format(value, isResult: false, mimeTypes) with { DisplayId = displayId, IsUpdate = true });
    }

    private async Task<CellFailure?> RunAsync(string path, string code, bool showsResult, CancellationToken cancellation)
    {
        var text = CellText.Read(code);
        foreach (var directive in text.Directives)
        {
            if (await ObeyAsync(directive, cancellation) is { } failure) return failure;
        }

        CompiledCell cell;
        try
        {
            cell = compiler.Compile(text.Code, path, cancellation);
        }
        catch (CompilationException e)
        {
            return e.Describe();
        }

        cancellation.ThrowIfCancellationRequested();
        if (!CellCompiler.HasCode(cell.Compilation)) return null;
        try
        {
            var value = await assemblies.RunAsync(cell);

            // What is shown already is not shown again.
            if (showsResult && ShowsValues && value is not DisplayedValue && CellCompiler.HasResult(cell.Compilation))
                options.Output(ValueFormatter.Format(value, isResult: true));
            return null;
        }
        catch (Exception e)
        {
            return ExceptionFailure.Describe(e, path);
        }
    }
}

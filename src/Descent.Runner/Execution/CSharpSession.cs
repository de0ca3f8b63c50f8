using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Descent.Runner;

/// <summary>Runs cells one after the other, as the C# kernel of .NET Interactive would.</summary>
internal sealed class CSharpSession : IDisposable
{
    /// <summary>The kernel's own list.</summary>
    private static readonly string[] Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
    ];

    private readonly InteractiveAssemblyLoader loader = new();
    private readonly PackageResolver packages;
    private readonly CellReferenceResolver references;
    private ScriptOptions options;
    private Script<object>? script;
    private ScriptState<object>? state;

    /// <summary>Starts a session whose relative paths start at <paramref name="folder"/>.</summary>
    public CSharpSession(string folder, PackageResolver packages)
    {
        this.packages = packages;
        references = new CellReferenceResolver(folder);

        // The loader must hand out what this process has loaded already. A second copy of Descent.Lessons would have
        // types of its own, equal in name only.
        foreach (var assembly in BuiltInPackages.Assemblies) loader.RegisterDependency(assembly);
        loader.RegisterDependency(typeof(DisplayExtensions).Assembly);

        options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithImports([.. Imports, typeof(DisplayExtensions).Namespace!])
            .AddReferences(
                typeof(Enumerable).Assembly,
                typeof(IEnumerable<>).Assembly,
                typeof(Task<>).Assembly,
                typeof(DisplayExtensions).Assembly)
            .WithMetadataResolver(references)
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>Runs one cell and returns the value of its last expression, or null where it has none.</summary>
    /// <exception cref="CellFailedException">The cell does not compile or cannot be run here.</exception>
    /// <exception cref="Exception">Whatever the cell throws.</exception>
    public async Task<object?> RunAsync(int number, string code)
    {
        var directives = CellDirectives.Read(code);
        foreach (var reference in directives.Packages) await AddAsync(reference);

        var cellOptions = options.WithFilePath(CellPath.Of(number));
        var next = script is null
            ? CSharpScript.Create<object>(code, cellOptions, globalsType: null, loader)
            : script.ContinueWith<object>(code, cellOptions);

        try
        {
            // As in the kernel, what a cell defined before it threw stays defined.
            state = state is null
                ? await next.RunAsync(globals: null, catchException: _ => true)
                : await next.RunFromAsync(state, catchException: _ => true);
        }
        catch (CompilationErrorException e)
        {
            throw new CellFailedException(CompilationFailure.Describe(e.Diagnostics));
        }

        script = next;
        if (state.Exception is { } thrown) ExceptionDispatchInfo.Throw(thrown);
        return state.ReturnValue;
    }

    /// <summary>The variable of that name that was declared last, or null where no cell declared one.</summary>
    public ScriptVariable? FindVariable(string name) => state?.GetVariable(name);

    /// <inheritdoc/>
    public void Dispose() => loader.Dispose();

    private async Task AddAsync(PackageDirective reference)
    {
        try
        {
            var package = await packages.ResolveAsync(reference.Package);
            foreach (var assembly in package.Loaded) loader.RegisterDependency(assembly);
            options = options.AddReferences(package.Paths.Select(path => MetadataReference.CreateFromFile(path)));
            references.Accept(reference.Directive);
        }
        catch (PackageRestoreException e)
        {
            throw new CellFailedException(new CellFailure("PackageNotRestored", e.Message, reference.Line, Trace: []));
        }
    }
}

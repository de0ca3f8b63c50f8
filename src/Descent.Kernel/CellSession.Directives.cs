using Microsoft.AspNetCore.Html;

namespace Descent.Kernel;

/// <content>What lines for the host do. One that cannot be obeyed costs itself, and says so.</content>
public sealed partial class CellSession
{
    /// <summary>Scripts that load scripts end somewhere, unless they load each other.</summary>
    private const int DeepestScript = 20;

    private int scriptDepth;

    /// <summary>What cells need for <see cref="CellFunctions"/>, where the host has not handed it in.</summary>
    private static IEnumerable<CellReference> OwnReferences(IReadOnlyList<CellReference> given) =>
        new[] { typeof(CellFunctions).Assembly, typeof(IHtmlContent).Assembly }
            .Where(assembly => given.All(library => library.Name != assembly.GetName().Name))
            .Select(assembly => CellReference.FromLoaded(assembly));

    /// <summary>Does what a directive says; the failure is that of a script it loads.</summary>
    private async Task<CellFailure?> ObeyAsync(Directive directive, CancellationToken cancellation)
    {
        switch (directive.Kind)
        {
            case DirectiveKind.Package:
                try
                {
                    Add(await ResolveAsync(PackageName.Parse(directive.Argument), cancellation));
                }
                catch (ReferenceNotFoundException e)
                {
                    Notice(directive, e.Message);
                }

                return null;

            case DirectiveKind.Library when options.Files?.FindLibrary(directive.Argument) is { } library:
                Add([library]);
                return null;

            case DirectiveKind.Script when scriptDepth < DeepestScript && options.Files?.ReadText(directive.Argument) is { } script:
                scriptDepth++;
                try
                {
                    var failure = await RunAsync(directive.Argument, script, showsResult: false, cancellation);
                    return failure is null ? null : failure with { Message = $"{Place(directive, failure)}: {failure.Message}", Line = directive.Line };
                }
                finally
                {
                    scriptDepth--;
                }

            default:
                Notice(directive, Complaint(directive));
                return null;
        }
    }

    private async Task<IReadOnlyList<CellReference>> ResolveAsync(PackageName package, CancellationToken cancellation)
    {
        if (packages.TryGetValue(package.Name, out var libraries)) return libraries;
        return options.PackageSource is { } source
            ? await source.ResolveAsync(package.Name, package.Version, cancellation)
            : throw new ReferenceNotFoundException($"The package {package.Name} cannot be had here. Use what is part of .NET and of the course.");
    }

    private void Add(IReadOnlyList<CellReference> libraries)
    {
        compiler.Add(libraries);
        assemblies.Add(libraries);
    }

    private static string Place(Directive script, CellFailure failure) =>
        failure.Line is { } line ? $"{script.Argument}, line {line}" : script.Argument;

    private void Notice(Directive directive, string text) => options.Output(new StreamOutput("stderr", $"line {directive.Line}: {text}\n"));

    /// <summary>Why a directive is not obeyed.</summary>
    private static string Complaint(Directive directive) => directive.Kind switch
    {
        DirectiveKind.Library => $"There is no library {directive.Argument}, and #r was left out. Check its path, which starts at the notebook's folder.",
        DirectiveKind.Script => $"There is no file {directive.Argument}, or it loads itself, and #load was left out. Check its path, which starts at the notebook's folder.",
        DirectiveKind.Source => "#i works in some notebook hosts only, and was left out. Name the package source in the nuget.config beside the notebook.",
        DirectiveKind.Language when directive.LastLine > directive.Line =>
            $"{directive.Argument} works in some notebook hosts only, and was left out with what follows it up to line {directive.LastLine}. Use C# and markdown cells only.",
        _ => $"{directive.Argument} works in some notebook hosts only, and was left out. Use C# and markdown cells only.",
    };
}

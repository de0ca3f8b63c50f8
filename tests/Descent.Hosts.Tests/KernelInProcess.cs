using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Descent.Hosts.Tests;

/// <summary>The C# kernel from its packages, in the tests' own process, put together as dotnet-interactive does it.</summary>
internal sealed class KernelInProcess : KernelSession
{
    public CompositeKernel Kernel { get; } = [];

    static KernelInProcess()
    {
        // As for a front end that shows HTML.
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);

        // Kernels take it for the notebook's folder.
        Directory.SetCurrentDirectory(Notebook.Folder);
    }

    public KernelInProcess() => Kernel.Add(new CSharpKernel()
        .UseNugetDirective((csharp, packages) =>
        {
            csharp.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        })
        .UseKernelHelpers()
        .UseWho()
        .UseValueSharing());

    public override async Task<IReadOnlyList<KernelEvent>> SubmitAsync(string code, CancellationToken cancellation) =>
        (await Kernel.SendAsync(new SubmitCode(code), cancellation)).Events;

    public override ValueTask DisposeAsync()
    {
        Kernel.Dispose();
        return ValueTask.CompletedTask;
    }
}

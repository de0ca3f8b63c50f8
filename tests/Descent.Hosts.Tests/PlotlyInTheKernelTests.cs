using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Xunit;

namespace Descent.Hosts.Tests;

/// <summary>A learner who knows Plotly.NET may draw with it beside our figures, which bring a Plotly.NET of their own.</summary>
public sealed class PlotlyInTheKernelTests
{
    [Fact]
    public async Task A_chart_of_Plotly_NET_shows_beside_a_figure_of_ours()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var kernel = new KernelInProcess();

        foreach (var added in (await kernel.SubmitAsync(
            """
            #r "nuget: Plotly.NET.Interactive, 6.0.0"
            #r "nuget: Plotly.NET.CSharp, 0.14.0"
            """,
            cancellation)).OfType<PackageAdded>())
            await LoadExtensionsAsync(kernel, added.PackageReference.PackageRoot);

        var chart = await kernel.RunAsync("Plotly.NET.CSharp.Chart.Line<double, double, string>(new[] { 1.0, 2.0 }, new[] { 3.0, 4.0 })", cancellation);
        var figure = await kernel.RunAsync(
            $"""
            {Notebook.LoadsLibrary}
            using Descent.Lessons;
            Figures.Schedules(10, ("α", new Constant(0.1)))
            """,
            cancellation);
        var chartAgain = await kernel.RunAsync("Plotly.NET.CSharp.Chart.Point<double, double, string>(new[] { 1.0 }, new[] { 3.0 })", cancellation);

        Assert.NotNull(Drift.FigureOf(figure[^1]));
        Assert.All((List<Output>[])[chart, chartAgain], outputs => Assert.Contains("Plotly.newPlot(", Assert.Single(outputs).Forms[Output.Html]));
    }

    /// <summary>As the tool does after it has added a package.</summary>
    private static async Task LoadExtensionsAsync(KernelInProcess kernel, string packageFolder)
    {
        var folder = Path.Combine(packageFolder, "interactive-extensions", "dotnet");
        if (!Directory.Exists(folder)) return;

        foreach (var type in Directory.GetFiles(folder, "*.dll").SelectMany(file => AssemblyLoadContext.Default.LoadFromAssemblyPath(file).ExportedTypes))
        {
            if (!type.IsAbstract && type.IsAssignableTo(typeof(IKernelExtension)))
                await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(kernel.Kernel);
        }
    }
}

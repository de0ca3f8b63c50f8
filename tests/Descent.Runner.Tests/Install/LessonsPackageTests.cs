using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The package that notebooks load, as others get it.</summary>
public class LessonsPackageTests
{
    private static readonly string Folder = Path.Combine(Course.NotebooksFolder, "packages");

    private static string Package => Directory.GetFiles(Folder, "Descent.Lessons.*.nupkg").Single();

    [Fact]
    public void It_says_what_it_is_and_depends_on_MathNet_alone()
    {
        using var package = ZipFile.OpenRead(Package);
        using var nuspec = package.GetEntry("Descent.Lessons.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        XElement Element(string name) => metadata.Descendants().Single(element => element.Name.LocalName == name);

        Assert.Equal("MIT", Element("license").Value);
        Assert.NotNull(package.GetEntry(Element("readme").Value));
        Assert.NotNull(package.GetEntry(Element("icon").Value));
        Assert.NotNull(package.GetEntry("NOTICE"));
        Assert.Equal("MathNet.Numerics", Element("dependency").Attribute("id")!.Value);
    }

    [Fact]
    public void Its_library_is_reproducible_documented_and_carries_its_symbols()
    {
        using var package = ZipFile.OpenRead(Package);
        using var library = new MemoryStream();
        using (var entry = package.GetEntry("lib/net10.0/Descent.Lessons.dll")!.Open())
            entry.CopyTo(library);
        library.Position = 0;
        using var image = new PEReader(library);
        var kinds = image.ReadDebugDirectory().Select(entry => entry.Type);

        Assert.Contains(DebugDirectoryEntryType.Reproducible, kinds);
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, kinds);
        Assert.NotNull(package.GetEntry("lib/net10.0/Descent.Lessons.xml"));
    }

    /// <remarks>What it depends on was restored for this repository, so that nothing is downloaded.</remarks>
    [Fact]
    public async Task It_installs_into_an_empty_program_and_draws_a_figure_there()
    {
        using var folder = new TempFolder();
        folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <packageSources><clear /><add key="descent" value="{Folder}" /><add key="restored" value="{PackageCache.Folder}" /></packageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="descent"><package pattern="Descent.*" /></packageSource>
                <packageSource key="restored"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        folder.Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Descent.Lessons" Version="{Course.Version}" /></ItemGroup>
            </Project>
            """);
        folder.Write("Program.cs", """
            using Descent.Lessons;

            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 0.15, 20);
            System.Console.WriteLine(Figures.Path(run).ToHtml());
            """);

        var outcome = await ProgramRun.SucceedAsync(folder.Path, "dotnet", "run");

        Assert.Contains("<figure class=\"descent-figure\"", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FSharp.Core")]
    [InlineData("Plotly.NET")]
    public async Task Another_version_of_what_it_carries_may_be_in_the_process_already(string assembly)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["Other.dll"], CompiledDll.Of(
            assembly,
            "[assembly: System.Reflection.AssemblyVersion(\"4.0.0.0\")] public static class Other { public static string Version => typeof(Other).Assembly.GetName().Version.ToString(); }"));

        var result = await Run.InAsync(
            folder,
            Run.Limits,
            "#r \"Other.dll\"\nOther.Version",
            $"#r \"nuget: Descent.Lessons, {Course.Version}\"\nusing Descent.Lessons;",
            "Figures.Hops(GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [10], 0.3, 9)).ToHtml().Contains(\"<figure\")",
            "Other.Version");

        Assert.Null(result.Error);
        Assert.Equal(["4.0.0.0", "True", "4.0.0.0"], new[] { 1, 3, 4 }.Select(result.Text));
    }
}

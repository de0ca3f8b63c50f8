using System.IO.Compression;
using Xunit;

namespace Descent.Runner.Tests;

public class PackageTests
{
    [Fact]
    public async Task The_library_is_the_runners_own_and_loaded_once()
    {
        var result = await Run.CellsAsync(
            $"#r \"nuget: Descent.Lessons, {Course.Version}\"\nvar pi = MathNet.Numerics.Constants.Pi;",
            """
            using System.Reflection;
            using System.Runtime.Loader;
            var used = typeof(MathNet.Numerics.Constants).Assembly;
            string Places(string name) => string.Join(", ", AppDomain.CurrentDomain.GetAssemblies()
                .Where(a => a.GetName().Name == name)
                .Select(a => AssemblyLoadContext.GetLoadContext(a).Name));
            var isSame = object.ReferenceEquals(used, Assembly.Load("MathNet.Numerics"));
            $"{Places("MathNet.Numerics")}|{Places("Descent.Lessons")}|{isSame}"
            """);

        Assert.Null(result.Error);
        Assert.Equal("Default|Default|True", result.Text(2));
    }

    [Fact]
    public async Task A_dll_beside_the_notebook_can_be_referenced()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["Greeting.dll"], CompileGreeting());

        var result = await Run.InAsync(folder, Run.Limits, "#r \"Greeting.dll\"\nGreeting.Text");

        Assert.Null(result.Error);
        Assert.Equal("hello", result.Text(1));
    }

    [Fact]
    public async Task A_package_is_restored_from_the_source_beside_the_notebook()
    {
        using var folder = new TempFolder();
        UseOnlyPackagesOf(folder);
        Pack(folder["packages/Greeting.1.2.3.nupkg"]);

        // The settings of a project that the course happens to lie in are none of its business.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            folder.Write(name, "This is no project.");

        var result = await Run.InAsync(
            folder,
            Run.Limits,
            "// Where the text comes from.\n#r \"nuget: Greeting, 1.2.3\"\nvar text = Greeting.Text;",
            "text");

        Assert.Null(result.Error);
        Assert.Equal("hello", result.Text(2));
    }

    [Fact]
    public async Task A_package_that_is_not_there_costs_its_line_which_is_named_with_the_reason()
    {
        using var folder = new TempFolder();
        UseOnlyPackagesOf(folder);

        var result = await Run.InAsync(folder, Run.Limits, "\n#r \"nuget: No.Such.Package, 9.9.9\"\n1");

        Assert.Null(result.Error);
        Assert.Equal("1", result.Text(1));
        var notice = Assert.IsType<StreamOutput>(result.Cells[0].Outputs[0]).Text;
        Assert.StartsWith("line 2: The package No.Such.Package 9.9.9 could not be restored.", notice, StringComparison.Ordinal);
        Assert.Contains("NU1101", notice, StringComparison.Ordinal);
        Assert.Contains("nuget.config", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_beside_the_notebook_can_be_loaded()
    {
        using var folder = new TempFolder();
        folder.Write("words.csx", "string Word() => \"hello\";");

        var result = await Run.InAsync(folder, Run.Limits, "#load \"words.csx\"\nWord()");

        Assert.Equal("hello", result.Text(1));
    }

    private static void UseOnlyPackagesOf(TempFolder folder)
    {
        Directory.CreateDirectory(folder["packages"]);
        folder.Write(
            "nuget.config",
            """
            <configuration>
              <config><add key="globalPackagesFolder" value="cache" /></config>
              <packageSources><clear /><add key="here" value="packages" /></packageSources>
            </configuration>
            """);
    }

    private static byte[] CompileGreeting() =>
        CompiledDll.Of("Greeting", "public static class Greeting { public static string Text => \"hello\"; }");

    private static void Pack(string path)
    {
        using var package = ZipFile.Open(path, ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(package.CreateEntry("Greeting.nuspec").Open()))
        {
            nuspec.Write(
                """
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
                <id>Greeting</id><version>1.2.3</version><authors>test</authors><description>test</description>
                </metadata></package>
                """);
        }

        using var dll = package.CreateEntry("lib/net8.0/Greeting.dll").Open();
        dll.Write(CompileGreeting());
    }
}

using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What the doctor finds, and what it mends.</summary>
public class DoctorTests
{
    [Theory]
    [InlineData(0, "10.0.401", Severity.Ok, "10.0.401")]
    [InlineData(0, "11.0.100-rc.1.25451.107", Severity.Ok, "11.0.100-rc.1.25451.107")]
    [InlineData(0, "9.0.305", Severity.Problem, "9.0.305")]
    [InlineData(155, "", Severity.Problem, "none that global.json accepts")]
    internal void An_SDK_that_is_too_old_or_refused_is_a_problem(int exitCode, string output, Severity severity, string found)
    {
        using var machine = new MadeUpMachine();
        machine.Programs["dotnet --version"] = () => new(exitCode, $"{output}\n", "");

        Assert.Equal((severity, found), Core(machine.Find(".NET SDK")));
    }

    [Fact]
    public void No_SDK_is_a_problem_and_the_version_to_install_is_that_of_global_json()
    {
        using var machine = new MadeUpMachine();
        machine.Programs.Clear();
        var asked = (string)JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")))!["sdk"]!["version"]!;

        var finding = machine.Find(".NET SDK")!;

        Assert.Equal((Severity.Problem, "no dotnet on the path"), Core(finding));
        Assert.Contains($"{asked} or newer", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("damaged")]
    public void A_library_that_is_not_packed_is_packed(string? package)
    {
        using var machine = new MadeUpMachine();
        machine.AddCourse();
        if (package is not null) machine.Write("course/notebooks/packages/Descent.Lessons.1.2.3.nupkg", package);
        machine.Programs[Build(machine)] = () =>
        {
            machine.AddPackage("new");
            return new(0, "", "");
        };

        var before = machine.Find("Packed library")!;
        before.Fix!();

        Assert.Equal((Severity.Problem, "no Descent.Lessons 1.2.3"), Core(before));
        Assert.Equal((Severity.Ok, "Descent.Lessons 1.2.3"), Core(machine.Find("Packed library")));
    }

    [Theory]
    [InlineData("course/src/Descent.Lessons/Source.cs", true)]
    [InlineData("course/src/Descent.Charts/Chart.cs", true)]
    [InlineData("course/notebooks/solutions/1-a.md", true)]
    [InlineData("course/src/Descent.Lessons/obj/Made.cs", false)]
    [InlineData("course/src/Descent.Runner/Other.cs", false)]
    public void A_package_older_than_what_goes_into_it_is_a_problem(string written, bool isProblem)
    {
        using var machine = new MadeUpMachine();
        machine.AddCourse();
        var package = machine.AddPackage("old");
        File.SetLastWriteTimeUtc(machine.Write(written, ""), File.GetLastWriteTimeUtc(package).AddMinutes(1));

        Assert.Equal(isProblem ? (Severity.Problem, "older than its sources") : (Severity.Ok, "Descent.Lessons 1.2.3"), Core(machine.Find("Packed library")));
    }

    [Fact]
    public void A_build_that_fails_says_why()
    {
        using var machine = new MadeUpMachine();
        machine.AddCourse();
        machine.Programs[Build(machine)] = () => new(1, "error CS1002: ; expected", "");

        Assert.Contains("CS1002", Assert.Throws<IOException>(() => machine.Find("Packed library")!.Fix!()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_sources_the_library_cannot_be_packed()
    {
        using var machine = new MadeUpMachine();
        machine.AddCourse();
        Directory.Delete(machine["course/src"], recursive: true);

        var finding = machine.Find("Packed library")!;

        Assert.Null(finding.Fix);
        Assert.Contains("get the whole course", finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "home/.nuget/packages/descent.lessons/1.2.3", "lib/net10.0")]
    [InlineData("elsewhere", "elsewhere/descent.lessons/1.2.3", "lib/net10.0")]
    [InlineData(null, "temp/verso-nuget-packages/net10.0/Descent.Lessons/1.2.3", "")]
    public void A_cached_build_that_is_not_the_packed_one_is_deleted_and_nothing_else(string? packages, string cached, string library)
    {
        using var machine = new MadeUpMachine();
        machine.AddCourse();
        machine.AddPackage("new");
        if (packages is not null) machine.Variables["NUGET_PACKAGES"] = machine[packages];
        machine.Write($"{cached}/{library}/Descent.Lessons.dll", "new");
        var others = new[] { machine.Write($"{cached}/../1.2.2/Descent.Lessons.dll", "old"), machine.Write($"{cached}/../../other/1.2.3/Other.dll", "old") };
        var same = machine.Find("Package caches")!;
        machine.Write($"{cached}/{library}/Descent.Lessons.dll", "old");

        var stale = machine.Find("Package caches")!;
        var done = stale.Fix!();

        Assert.Equal((Severity.Ok, "nothing out of date"), Core(same));
        Assert.Equal(Severity.Problem, stale.Severity);
        Assert.Contains(machine[cached], done, StringComparison.Ordinal);
        Assert.False(Directory.Exists(machine[cached]));
        Assert.All(others, other => Assert.True(File.Exists(other)));
        Assert.Equal(Severity.Ok, machine.Find("Package caches")!.Severity);
    }

    [Fact]
    public void A_version_that_is_a_path_leads_to_no_folder()
    {
        using var machine = new MadeUpMachine();
        machine.Write("course/notebooks/1-a.ipynb", CanonicalNotebook.ToText(SampleNotebook.Of("1-a.ipynb", SampleNotebook.Code("#r \"nuget: Descent.Lessons, ../../..\""))));

        Assert.Equal((Severity.Ok, "no notebook asks for it"), Core(machine.Find("Packed library")));
        Assert.Null(machine.Find("Package caches")!.Fix);
    }

    [Theory]
    [InlineData("LINUX", "chromium", "chromium")]
    [InlineData("LINUX", "google-chrome", "google-chrome")]
    [InlineData("WINDOWS", "chromium.exe", "chromium.exe")]
    [InlineData("LINUX", "firefox", null)]
    public void Chromium_is_looked_for_on_the_path(string platform, string installed, string? found)
    {
        using var machine = new MadeUpMachine { Platform = OSPlatform.Create(platform) };
        machine.Install(installed);

        Assert.Equal(found is null ? (Severity.Advice, "not found") : (Severity.Ok, machine[$"programs/{found}"]), Core(machine.Find("Chromium")));
    }

    [Fact]
    public void Chromium_is_what_CHROMIUM_PATH_names()
    {
        using var machine = new MadeUpMachine();
        machine.Install("chromium");
        machine.Variables["CHROMIUM_PATH"] = machine["chrome"];
        var missing = machine.Find("Chromium")!;
        machine.Write("chrome", "");

        Assert.Equal((Severity.Advice, "not where CHROMIUM_PATH says"), Core(missing));
        Assert.Equal((Severity.Ok, machine["chrome"]), Core(machine.Find("Chromium")));
    }

    [Theory]
    [InlineData("LINUX", "sudo apt-get install chromium", "sudo apt-get install firefox-esr")]
    [InlineData("OSX", "brew install --cask google-chrome", "brew install --cask firefox@esr")]
    [InlineData("WINDOWS", "winget install Google.Chrome", "winget install Mozilla.Firefox.ESR")]
    public void How_to_install_a_browser_depends_on_the_system(string platform, string chromium, string firefox)
    {
        using var machine = new MadeUpMachine { Platform = OSPlatform.Create(platform) };

        Assert.EndsWith($"\n    {chromium}", machine.Find("Chromium")!.Advice, StringComparison.Ordinal);
        Assert.EndsWith($"\n    {firefox}", machine.Find("Firefox")!.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LINUX", "bwrap", 0, Severity.Ok)]
    [InlineData("LINUX", "bwrap", 1, Severity.Advice, "bubblewrap does not work")]
    [InlineData("LINUX", "docker", 0, Severity.Advice, "no bubblewrap")]
    [InlineData("OSX", "podman", 0, Severity.Ok)]
    [InlineData("OSX", "bwrap", 0, Severity.Advice, "none")]
    [InlineData("WINDOWS", "docker.exe", 0, Severity.Ok)]
    internal void A_sandbox_has_to_be_there_and_on_Linux_to_work(string platform, string installed, int exitCode, Severity severity, string? found = null)
    {
        using var machine = new MadeUpMachine { Platform = OSPlatform.Create(platform) };
        var path = machine.Install(installed);
        machine.Programs[$"bwrap {string.Join(' ', Isolation.Trial)}"] = () => new(exitCode, "", "No permissions to create new namespace");

        Assert.Equal((severity, found ?? path), Core(machine.Find("Sandbox")));
    }

    [Theory]
    [InlineData(false, null, null, Severity.Advice, "not found")]
    [InlineData(true, """{"kernelspecs": {"python3": {}}}""", null, Severity.Advice, "without the .NET kernel")]
    [InlineData(true, """{"kernelspecs": {".net-csharp": {}, "python3": {}}}""", null, Severity.Ok, "the kernel .net-csharp")]
    [InlineData(false, null, "home/.local/share/jupyter/kernels/.net-csharp/kernel.json", Severity.Ok, "the kernel .net-csharp")]
    [InlineData(false, null, "home/Library/Jupyter/kernels/.net-csharp/kernel.json", Severity.Ok, "the kernel .net-csharp", "OSX")]
    [InlineData(false, null, "home/AppData/Roaming/jupyter/kernels/.net-csharp/kernel.json", Severity.Ok, "the kernel .net-csharp", "WINDOWS")]
    internal void The_kernel_of_Jupyter_is_asked_for_and_looked_for(bool isInstalled, string? listed, string? file, Severity severity, string found, string platform = "LINUX")
    {
        using var machine = new MadeUpMachine { Platform = OSPlatform.Create(platform) };
        if (isInstalled) machine.Install("jupyter");
        if (listed is not null) machine.Programs["jupyter kernelspec list --json"] = () => new(0, listed, "");
        if (file is not null) machine.Write(file, "{}");

        var finding = machine.Find("Jupyter")!;

        Assert.Equal((severity, found), Core(finding));
        if (severity != Severity.Ok) Assert.EndsWith($"\n    {string.Join("\n    ", HostChecks.KernelCommands)}", finding.Advice, StringComparison.Ordinal);
    }

    private static string Build(MadeUpMachine machine) => $"dotnet build {machine["course/src/Descent.Lessons"]} --disable-build-servers --nologo -v quiet";

    private static (Severity Severity, string Found) Core(Finding? finding) => (finding!.Severity, finding.Found);
}

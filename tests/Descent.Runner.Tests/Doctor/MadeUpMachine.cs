using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Descent.Runner.Tests;

/// <summary>A computer of the test's own: folders, variables and programs that are there for it alone.</summary>
internal sealed class MadeUpMachine : IDisposable
{
    private readonly TempFolder folder = new();

    public OSPlatform Platform { get; init; } = OSPlatform.Linux;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What is run, and how that ends. What is not here is not there.</summary>
    public Dictionary<string, Func<CommandOutcome>> Programs { get; } = new() { ["dotnet --version"] = () => new(0, "10.0.401\n", "") };

    public string Notebooks => this["course/notebooks"];

    public string this[string path] => folder[path];

    public string Write(string path, string text) => folder.Write(path, text);

    /// <summary>Puts a program on the path.</summary>
    public string Install(string program)
    {
        Variables["PATH"] = $"{this["none"]}{(Platform == OSPlatform.Windows ? ';' : ':')}{this["programs"]}";
        return Write($"programs/{program}", "");
    }

    /// <summary>A course whose one notebook asks for version 1.2.3, with its sources.</summary>
    public void AddCourse()
    {
        Write("course/notebooks/1-a.ipynb", CanonicalNotebook.ToText(SampleNotebook.Of("1-a.ipynb", SampleNotebook.Code("#r \"nuget: Descent.Lessons, 1.2.3\""))));
        Write("course/src/Descent.Lessons/Source.cs", "");
        File.SetLastWriteTimeUtc(this["course/src/Descent.Lessons/Source.cs"], DateTime.UtcNow.AddHours(-1));
    }

    public string AddPackage(string library)
    {
        var path = this["course/notebooks/packages/Descent.Lessons.1.2.3.nupkg"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var package = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(package.CreateEntry("lib/net10.0/Descent.Lessons.dll").Open());
        writer.Write(library);
        return path;
    }

    public Finding? Find(string name)
    {
        Directory.CreateDirectory(Notebooks);
        var machine = new Machine(
            Platform,
            this["home"],
            this["temp"],
            Variables.GetValueOrDefault,
            (_, program, arguments) => Programs.GetValueOrDefault($"{Path.GetFileNameWithoutExtension(program)} {string.Join(' ', arguments)}")?.Invoke());
        return DoctorCommand.Examine(machine, Notebooks).SingleOrDefault(finding => finding.Name == name);
    }

    public void Dispose() => folder.Dispose();
}

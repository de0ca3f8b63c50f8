using System.Runtime.InteropServices;
using System.Text.Json;
using Descent.Runner.Files;

namespace Descent.Runner.Sandbox;

/// <summary>A copy of this program for workers: what it needs to run, and nothing of the course beside it.</summary>
internal sealed class WorkerProgram : IDisposable
{
    private WorkerProgram(string folder) => Folder = folder;

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>Makes the copy.</summary>
    /// <param name="adapt">Makes one of its files another one: is given the name, where it comes from and where it goes, and says whether it did.</param>
    public static WorkerProgram Create(Func<string, string, string, bool> adapt)
    {
        var program = new WorkerProgram(Directory.CreateTempSubdirectory("descent-worker-").FullName);
        try
        {
            // For each submission's user to read.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program.Folder, (UnixFileMode)0b111_101_101);
            foreach (var name in FileNames())
            {
                var (from, to) = (Path.Combine(AppContext.BaseDirectory, name), Path.Combine(program.Folder, name));
                if (File.Exists(from) && !adapt(name, from, to)) File.Copy(from, to);
            }

            if (Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()) CopyRuntime(program.Folder);
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>What the program itself says that it consists of.</summary>
    private static IEnumerable<string> FileNames()
    {
        const string Dependencies = "descent.deps.json";
        var path = Path.Combine(AppContext.BaseDirectory, Dependencies);
        if (!File.Exists(path)) throw new BadInputException($"{path} is missing. Install this program anew.");

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        List<string> names =
        [
            Dependencies,
            "descent.runtimeconfig.json",
            .. document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
                .Where(library => library.Value.TryGetProperty("runtime", out _))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
                .Select(file => Path.GetFileName(file.Name)),
        ];
        return names.Distinct();
    }

    /// <summary>Where root alone can read the runtime, others need a copy of it.</summary>
    private static void CopyRuntime(string folder)
    {
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        for (var above = new DirectoryInfo(runtime); ; above = above.Parent)
        {
            if (above is null) return;
            if ((above.UnixFileMode & UnixFileMode.OtherExecute) == 0) break;
        }

        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        File.Copy(Path.Combine(root, "dotnet"), Path.Combine(folder, "dotnet"));
        foreach (var part in (string[])[Path.Combine(root, "host"), runtime])
        {
            foreach (var file in Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(folder, Path.GetRelativePath(root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }
}

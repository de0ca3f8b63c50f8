using System.Runtime.InteropServices;
using Descent.Runner.Files;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Doctor;

/// <summary>What some need: editors and kernels for notebooks, browsers for tests, a sandbox for grading.</summary>
/// <param name="machine">The computer.</param>
internal sealed class HostChecks(Machine machine)
{
    /// <summary>The extension Polyglot Notebooks.</summary>
    internal const string Polyglot = "ms-dotnettools.dotnet-interactive-vscode";

    /// <summary>The extension Verso.</summary>
    internal const string Verso = "datafication.verso-notebook";

    /// <summary>What Polyglot Notebooks wants to find: a list of tools, with none in it.</summary>
    internal const string ToolManifest = """{"version":1,"isRoot":true,"tools":{}}""";

    /// <summary>How Jupyter gets the .NET kernel.</summary>
    internal static readonly string[] KernelCommands = ["dotnet tool install --global Microsoft.dotnet-interactive", "dotnet interactive jupyter install"];

    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    private string DataFolder => machine.FolderOf("XDG_DATA_HOME", ".local", "share");

    private string SettingsFolder => machine.Platform == OSPlatform.Windows ? machine.FolderOf("APPDATA", "AppData", "Roaming")
        : machine.Platform == OSPlatform.OSX ? Path.Combine(machine.Home, "Library", "Application Support")
        : machine.FolderOf("XDG_CONFIG_HOME", ".config");

    /// <summary>Looks at all of it.</summary>
    public IEnumerable<Finding> Run() => [.. Editors().SelectMany(Look), Jupyter(), Sandbox(), Chromium(), Firefox()];

    /// <summary>The Chromium that the tests of pages use, or null.</summary>
    internal static string? FindChromium(Machine machine) => machine.Variable("CHROMIUM_PATH") is { Length: > 0 } named
        ? named
        : machine.FindProgram("chromium", "chromium-browser", "google-chrome");

    private Finding Chromium() => FindChromium(machine) switch
    {
        null => new("Chromium", Severity.Advice, "not found", $"Tests skip what needs a browser. Install it{(machine.Platform == OSPlatform.Linux ? "" : ", and name its program in CHROMIUM_PATH")}:\n    {Install("chromium", "google-chrome", "Google.Chrome")}"),
        var path when !File.Exists(path) => new("Chromium", Severity.Advice, "not where CHROMIUM_PATH says", $"CHROMIUM_PATH names {path}, and there is no such file. Tests of pages fail until there is."),
        var path => new("Chromium", Severity.Ok, path),
    };

    private Finding Firefox() => machine.FindProgram("firefox-esr", "firefox") is { } path
        ? new("Firefox", Severity.Ok, path)
        : new("Firefox", Severity.Advice, "not found", $"To see the book in a second browser, install it:\n    {Install("firefox-esr", "firefox@esr", "Mozilla.Firefox.ESR")}");

    private Finding Sandbox()
    {
        if (machine.FindProgram(machine.Platform == OSPlatform.Linux ? ["bwrap"] : ["docker", "podman"]) is not { } path)
        {
            return machine.Platform == OSPlatform.Linux
                ? new("Sandbox", Severity.Advice, "no bubblewrap", $"Only graders need one, for what others hand in. Install it:\n    {Install("bubblewrap", "", "")}")
                : new("Sandbox", Severity.Advice, "none", "Only graders need one, for what others hand in. bubblewrap is for Linux; here, install docker or podman.");
        }

        return machine.Platform != OSPlatform.Linux || machine.Run(machine.Home, path, Isolation.Trial) is { ExitCode: 0 }
            ? new("Sandbox", Severity.Ok, path)
            : new("Sandbox", Severity.Advice, "bubblewrap does not work", $"Only graders need it. It is older than 0.8, or this system, or the container around it, keeps it from making namespaces. To see why:\n    {path} {string.Join(' ', Isolation.Trial)}");
    }

    private Finding Jupyter()
    {
        var kernels = machine.FolderOf("JUPYTER_DATA_DIR", machine.Platform == OSPlatform.Linux ? Path.Combine(DataFolder, "jupyter") : machine.Platform == OSPlatform.OSX ? "Library/Jupyter" : Path.Combine(SettingsFolder, "jupyter"));
        var listed = machine.Run(machine.Home, "jupyter", ["kernelspec", "list", "--json"])?.Output ?? "";
        return Directory.Exists(Path.Combine(kernels, "kernels", ".net-csharp")) || listed.Contains("\".net-csharp\"", StringComparison.Ordinal)
            ? new("Jupyter", Severity.Ok, "the kernel .net-csharp")
            : new("Jupyter", Severity.Advice, machine.FindProgram("jupyter") is null ? "not found" : "without the .NET kernel", $"To run notebooks in it, install JupyterLab (https://jupyter.org/install) and its .NET kernel:\n    {string.Join("\n    ", KernelCommands)}");
    }

    /// <summary>The relatives of VS Code, as far as they are here: each by its name, its command, its data and its extensions.</summary>
    private IEnumerable<Editor> Editors()
    {
        var codeServer = Path.Combine(DataFolder, "code-server");
        string InHome(params string[] names) => Path.Combine([machine.Home, .. names]);
        Editor[] known =
        [
            new("VS Code", "code", Path.Combine(SettingsFolder, "Code"), InHome(".vscode", "extensions")),
            new("VS Code Insiders", "code-insiders", Path.Combine(SettingsFolder, "Code - Insiders"), InHome(".vscode-insiders", "extensions")),
            new("VSCodium", "codium", Path.Combine(SettingsFolder, "VSCodium"), InHome(".vscode-oss", "extensions")),
            new("code-server", "code-server", codeServer, Path.Combine(codeServer, "extensions")),
            new("VS Code Server", "code", InHome(".vscode-server", "data"), InHome(".vscode-server", "extensions")),
            new("Codespaces", "code", InHome(".vscode-remote", "data"), InHome(".vscode-remote", "extensions")),
        ];
        return known.Where(editor => Directory.Exists(editor.Data));
    }

    private static IEnumerable<Finding> Look(Editor editor)
    {
        var installed = ((string[])[Polyglot, Verso]).Where(id => Directory.Exists(editor.Extensions) && Directory.EnumerateDirectories(editor.Extensions, $"{id}-*", AnyCase).Any()).ToArray();
        yield return installed.Length > 0
            ? new(editor.Name, Severity.Ok, string.Join(", ", installed))
            : new(editor.Name, Severity.Advice, "no extension for C# notebooks", $"To run notebooks in it, install one (docs/hosts.md compares them):\n    {editor.Command} --install-extension {Polyglot}\n    {editor.Command} --install-extension {Verso}");

        // The extension looks for the list in .config and has the SDK make it, which since 10.0.102 puts it elsewhere and
        // the next time refuses, because it is there: https://github.com/dotnet/sdk/issues/53103.
        var name = $"Polyglot in {editor.Name}";
        var storage = Path.Combine(editor.Data, "User", "globalStorage", Polyglot);
        var list = Path.Combine(storage, ".config", "dotnet-tools.json");
        var why = $"Polyglot Notebooks misses its list of tools, which newer SDKs put elsewhere. Write {ToolManifest} into\n    {list}";
        yield return File.Exists(list)
            ? new(name, Severity.Ok, "starts again and again")
            : File.Exists(Path.Combine(storage, "dotnet-tools.json"))
                ? new(name, Severity.Problem, "will not start again", why, () => Seed(list))
                : new(name, Severity.Advice, "starts only once", $"After the first start, {why}", () => Seed(list));
    }

    private static string Seed(string list)
    {
        AtomicFile.Write(list, ToolManifest);
        return $"wrote {list}.";
    }

    private string Install(string debian, string brew, string winget) =>
        machine.Platform == OSPlatform.Windows ? $"winget install {winget}"
        : machine.Platform == OSPlatform.OSX ? $"brew install --cask {brew}"
        : $"sudo apt-get install {debian}";

    private sealed record Editor(string Name, string Command, string Data, string Extensions);
}

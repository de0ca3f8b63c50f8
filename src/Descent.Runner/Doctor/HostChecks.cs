using System.Runtime.InteropServices;
using System.Text.Json;

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

    private static readonly string[] SandboxTrial = ["--ro-bind", "/", "/", "--unshare-user", "--unshare-pid", "true"];

    /// <summary>Looks at all of it.</summary>
    public IEnumerable<Finding> Run() => [.. Editors().SelectMany(Look), Jupyter(), Sandbox(), Chromium(), Firefox()];

    /// <summary>The Chromium that the tests of pages use, or null.</summary>
    internal static string? FindChromium(Machine machine) => machine.Variable("CHROMIUM_PATH") is { Length: > 0 } named
        ? named
        : machine.FindProgram("chromium", "chromium-browser", "google-chrome");

    private Finding Chromium()
    {
        const string Name = "Chromium";
        var variable = machine.Platform == OSPlatform.Linux ? "" : ", and name its program in CHROMIUM_PATH";
        return FindChromium(machine) switch
        {
            null => new(Name, Severity.Advice, "not found", $"Tests skip what needs a browser. Install it with: {Install("chromium", "google-chrome", "Google.Chrome")}{variable}"),
            var path when !File.Exists(path) => new(Name, Severity.Advice, "not where CHROMIUM_PATH says", $"CHROMIUM_PATH names {path}, and there is no such file. Tests of pages fail until it does."),
            var path => new(Name, Severity.Ok, path),
        };
    }

    private Finding Firefox() => machine.FindProgram("firefox-esr", "firefox") is { } path
        ? new("Firefox", Severity.Ok, path)
        : new("Firefox", Severity.Advice, "not found", $"To see the book in a second browser, install it with: {Install("firefox-esr", "firefox@esr", "Mozilla.Firefox.ESR")}");

    private Finding Sandbox()
    {
        const string Name = "Sandbox";
        if (machine.Platform != OSPlatform.Linux)
        {
            return machine.FindProgram("docker", "podman") is { } engine
                ? new(Name, Severity.Ok, engine)
                : new(Name, Severity.Advice, "none", "Only graders need one. bubblewrap is for Linux; here, docker or podman takes its place.");
        }

        if (machine.FindProgram("bwrap") is not { } path)
            return new(Name, Severity.Advice, "no bubblewrap", $"Only graders need one, for submissions of others. Install it with: {Install("bubblewrap", "", "")}");

        var trial = machine.Run(machine.Home, path, SandboxTrial);
        return trial?.ExitCode == 0
            ? new(Name, Severity.Ok, path)
            : new(Name, Severity.Advice, "bubblewrap does not work", $"Only graders need it. This system, or the container around it, keeps {path} from making namespaces: {trial?.Error.Trim()}");
    }

    private Finding Jupyter()
    {
        const string Name = "Jupyter";
        const string Kernel = ".net-csharp";
        var hasJupyter = machine.FindProgram("jupyter") is not null;
        var data = machine.Platform == OSPlatform.Windows ? machine.FolderOf("APPDATA", "AppData", "Roaming")
            : machine.Platform == OSPlatform.OSX ? Path.Combine(machine.Home, "Library")
            : machine.FolderOf("XDG_DATA_HOME", ".local", "share");
        var kernels = Path.Combine(machine.FolderOf("JUPYTER_DATA_DIR", data, machine.Platform == OSPlatform.OSX ? "Jupyter" : "jupyter"), "kernels");
        var hasKernel = Directory.Exists(Path.Combine(kernels, Kernel)) || (hasJupyter && Names(machine.Run(machine.Home, "jupyter", ["kernelspec", "list", "--json"])).Contains(Kernel));
        return (hasJupyter, hasKernel) switch
        {
            (true, true) => new(Name, Severity.Ok, $"with the kernel {Kernel}"),
            (false, true) => new(Name, Severity.Advice, $"the kernel {Kernel}, and no jupyter on the path", "To use the kernel, install JupyterLab: https://jupyter.org/install"),
            (true, false) => new(Name, Severity.Advice, "without the .NET kernel", $"To run notebooks in it: {string.Join(", then ", KernelCommands)}"),
            _ => new(Name, Severity.Advice, "not found", $"To run notebooks in it, install JupyterLab (https://jupyter.org/install); then {string.Join(", then ", KernelCommands)}"),
        };
    }

    private static string[] Names(CommandOutcome? list)
    {
        try
        {
            using var json = JsonDocument.Parse(list?.Output ?? "");
            return json.RootElement.TryGetProperty("kernelspecs", out var specs) ? [.. specs.EnumerateObject().Select(spec => spec.Name)] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The relatives of VS Code, as far as they are here.</summary>
    /// <remarks>Below User, each keeps what extensions remember.</remarks>
    private IEnumerable<Editor> Editors()
    {
        var settings = machine.Platform == OSPlatform.Windows ? machine.FolderOf("APPDATA", "AppData", "Roaming")
            : machine.Platform == OSPlatform.OSX ? Path.Combine(machine.Home, "Library", "Application Support")
            : machine.FolderOf("XDG_CONFIG_HOME", ".config");
        var codeServer = Path.Combine(machine.FolderOf("XDG_DATA_HOME", ".local", "share"), "code-server");
        string InHome(params string[] names) => Path.Combine([machine.Home, .. names]);
        Editor[] known =
        [
            new("VS Code", "code", Path.Combine(settings, "Code"), InHome(".vscode", "extensions")),
            new("VS Code Insiders", "code-insiders", Path.Combine(settings, "Code - Insiders"), InHome(".vscode-insiders", "extensions")),
            new("VSCodium", "codium", Path.Combine(settings, "VSCodium"), InHome(".vscode-oss", "extensions")),
            new("code-server", "code-server", codeServer, Path.Combine(codeServer, "extensions")),
            new("VS Code Server", "code", InHome(".vscode-server", "data"), InHome(".vscode-server", "extensions")),
            new("Codespaces", "code", InHome(".vscode-remote", "data"), InHome(".vscode-remote", "extensions")),
        ];
        return known.Where(editor => Directory.Exists(editor.Data));
    }

    private static IEnumerable<Finding> Look(Editor editor)
    {
        string[] extensions = Directory.Exists(editor.Extensions) ? [.. Directory.GetDirectories(editor.Extensions).Select(path => Path.GetFileName(path).ToLowerInvariant())] : [];
        (string Id, string Name)[] wanted = [(Polyglot, "Polyglot Notebooks"), (Verso, "Verso")];
        var installed = wanted.Where(one => extensions.Any(extension => extension.StartsWith($"{one.Id}-", StringComparison.Ordinal))).Select(one => one.Name).ToArray();
        yield return installed.Length > 0
            ? new(editor.Name, Severity.Ok, string.Join(", ", installed))
            : new(editor.Name, Severity.Advice, "no extension for C# notebooks", $"To run notebooks in it: {editor.Command} --install-extension {Polyglot} (or {Verso}; docs/hosts.md compares them)");

        // The extension looks for the list in .config and has the SDK make it, which since 10.0.102 puts it elsewhere and
        // the next time refuses, because it is there: https://github.com/dotnet/sdk/issues/53103.
        var name = $"Polyglot in {editor.Name}";
        var storage = Path.Combine(editor.Data, "User", "globalStorage", Polyglot);
        var list = Path.Combine(storage, ".config", "dotnet-tools.json");
        string Seed()
        {
            AtomicFile.Write(list, ToolManifest);
            return $"wrote {list}.";
        }

        yield return File.Exists(list)
            ? new(name, Severity.Ok, "starts again and again")
            : File.Exists(Path.Combine(storage, "dotnet-tools.json"))
                ? new(name, Severity.Problem, "will not start again", $"Polyglot Notebooks misses its list of tools, which newer SDKs put elsewhere. Write {ToolManifest} into {list}", Seed)
                : new(name, Severity.Advice, "starts only once", $"After the first start, Polyglot Notebooks misses its list of tools. Write {ToolManifest} into {list} in advance", Seed);
    }

    private string Install(string debian, string brew, string winget) =>
        machine.Platform == OSPlatform.Windows ? $"winget install {winget}"
        : machine.Platform == OSPlatform.OSX ? $"brew install --cask {brew}"
        : $"sudo apt-get install {debian}";

    /// <summary>One of VS Code's family.</summary>
    private sealed record Editor(string Name, string Command, string Data, string Extensions);
}

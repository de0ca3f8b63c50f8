using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What Codespaces and dev containers set up.</summary>
public class DevContainerTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".devcontainer");

    internal static JsonObject Container { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "devcontainer.json")))!.AsObject();

    private static JsonNode Editor => Container["customizations"]!["vscode"]!;

    /// <remarks>The names and types of https://containers.dev/implementors/json_reference, as far as they are used here.</remarks>
    [Fact]
    public void Its_file_says_what_the_format_knows()
    {
        var known = new Dictionary<string, Func<JsonNode, bool>>
        {
            ["name"] = IsText,
            ["build"] = node => File.Exists(Path.Combine(Folder, (string)node["dockerfile"]!)),
            ["features"] = node => node.AsObject().All(feature => feature.Value is JsonObject),
            ["containerEnv"] = node => node.AsObject().All(variable => IsText(variable.Value!)),
            ["updateContentCommand"] = IsText,
            ["postCreateCommand"] = IsText,
            ["postStartCommand"] = IsText,
            ["forwardPorts"] = node => node.AsArray().All(port => (int)port! is > 0 and < 65536),
            ["portsAttributes"] = node => node.AsObject().All(port => port.Value is JsonObject attributes && attributes.All(attribute => IsText(attribute.Value!))),
            ["customizations"] = node => node is JsonObject tools && tools.All(tool => tool.Value is JsonObject),
        };

        Assert.All(Container, property => Assert.True(known.TryGetValue(property.Key, out var isValid) && isValid(property.Value!), property.Key));
    }

    [Fact]
    public void Its_image_its_feature_and_its_SDK_are_pinned_and_the_SDK_suits_global_json()
    {
        var image = File.ReadLines(Path.Combine(Folder, "Dockerfile")).Single(line => line.StartsWith("FROM ", StringComparison.Ordinal));
        var feature = Assert.Single(Container["features"]!.AsObject());
        var sdk = (string)feature.Value!["version"]!;
        var asked = (string)JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")))!["sdk"]!["version"]!;

        Assert.Matches("^FROM mcr\\.microsoft\\.com/devcontainers/base:\\d+\\.\\d+\\.\\d+-bookworm$", image);
        Assert.Matches("^ghcr\\.io/devcontainers/features/dotnet:\\d+\\.\\d+\\.\\d+$", feature.Key);
        Assert.True(Version.Parse(sdk) >= Version.Parse(asked), $"{sdk} is older than {asked}.");
    }

    [Fact]
    public void It_installs_the_extensions_that_the_doctor_knows_and_those_that_VS_Code_recommends()
    {
        var installed = Editor["extensions"]!.AsArray().Select(extension => (string)extension!).ToArray();
        var recommended = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".vscode", "extensions.json")))!["recommendations"]!.AsArray().Select(extension => (string)extension!);

        Assert.Contains(HostChecks.Polyglot, installed);
        Assert.Contains(HostChecks.Verso, installed);
        Assert.All(installed, extension => Assert.Matches("^[a-z0-9-]+\\.[a-z0-9-]+$", extension));
        Assert.Equal(recommended, installed);
    }

    /// <remarks>Verso's editor would be the default for these files, and it does not work in a browser.</remarks>
    [Fact]
    public void It_opens_lesson_1_as_a_notebook_previews_the_book_and_keeps_progress_beside_the_course()
    {
        var opened = Assert.Single(Container["customizations"]!["codespaces"]!["openFiles"]!.AsArray());
        var ignored = File.ReadAllLines(Path.Combine(Repository.Root, ".gitignore"));

        Assert.Equal($"notebooks/{Course.NotebookNames.First()}.ipynb", (string?)opened);
        Assert.Equal("jupyter-notebook", (string?)Editor["settings"]!["workbench.editorAssociations"]!["*.ipynb"]);
        Assert.Equal("openPreview", (string?)Container["portsAttributes"]![$"{ServeCommand.UsualPort}"]!["onAutoForward"]);
        Assert.Equal(ServeCommand.UsualPort, (int)Assert.Single(Container["forwardPorts"]!.AsArray())!);
        Assert.Equal("${containerWorkspaceFolder}/.descent/progress.json", (string?)Container["containerEnv"]!["DESCENT_PROGRESS"]);
        Assert.Contains(".descent/", ignored);
    }

    [Fact]
    public async Task A_new_container_gets_what_the_doctor_would_seed_and_the_book()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash in a Linux container. Run this test on Linux or macOS.");
        using var machine = new MadeUpMachine();
        var dotnet = machine.Write("programs/dotnet", "#!/bin/sh\necho \"dotnet $*\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var kept = machine.Write($"home/.vscode-remote/data/User/globalStorage/{HostChecks.Polyglot}/.config/dotnet-tools.json", "the extension's own");
        var command = ProgramRun.StartInfo(Repository.Root, "bash", "-c", (string)Container["postCreateCommand"]!);
        command.Environment["HOME"] = machine["home"];
        command.Environment["PATH"] = $"{machine["programs"]}:{command.Environment["PATH"]}";

        var outcome = await ProgramRun.OfAsync(command);

        Assert.Equal((0, "dotnet run --no-build --project src/Descent.Runner\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal(HostChecks.ToolManifest, File.ReadAllText(machine[$"home/.vscode-server/data/User/globalStorage/{HostChecks.Polyglot}/.config/dotnet-tools.json"]));
        Assert.Equal("the extension's own", File.ReadAllText(kept));
        Assert.All((string[])["VS Code Server", "Codespaces"], editor => Assert.Equal(Severity.Ok, machine.Find($"Polyglot in {editor}")!.Severity));
    }

    /// <remarks>
    /// A cache never looks at a version again, and a package of another version would only puzzle. The clone holds what
    /// is committed, so that is what is tested.
    /// </remarks>
    [Fact(Explicit = true)]
    public async Task Its_build_makes_a_fresh_clone_ready_and_leaves_nothing_of_older_builds()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.Root, ".git")) || File.Exists(Path.Combine(Repository.Root, ".git")), "This is no git clone, so that there is nothing to clone. Run the tests in one.");
        using var folder = new TempFolder();
        await ProgramRun.SucceedAsync(folder.Path, "git", "clone", "--quiet", "--depth", "1", $"file://{Repository.Root}", "clone");

        var older = folder.Write("clone/notebooks/packages/Descent.Lessons.0.0.1.nupkg", "an older version");
        var cached = folder.Write($"cache/descent.lessons/{Course.Version}/of-an-older-build", "");

        // A cache of its own; what the real one holds is not downloaded again.
        var command = ProgramRun.StartInfo(folder["clone"], "bash", "-c", (string)Container["updateContentCommand"]!);
        command.Environment["NUGET_PACKAGES"] = folder["cache"];
        command.Environment["RestoreFallbackFolders"] = PackageCache.Folder;
        var outcome = await ProgramRun.OfAsync(command);

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.False(File.Exists(older));
        Assert.Single(Directory.GetFiles(folder["clone/notebooks/packages"], "Descent.Lessons.*.nupkg"));
        Assert.False(File.Exists(cached));
    }

    private static bool IsText(JsonNode node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0;
}

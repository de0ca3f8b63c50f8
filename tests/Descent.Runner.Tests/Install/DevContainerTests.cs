using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What Codespaces and dev containers set up.</summary>
public class DevContainerTests
{
    private static readonly JsonObject Container = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".devcontainer", "devcontainer.json")))!.AsObject();

    /// <remarks>The names and types of https://containers.dev/implementors/json_reference, as far as they are used here.</remarks>
    [Fact]
    public void Its_file_says_what_the_format_knows()
    {
        var known = new Dictionary<string, Func<JsonNode, bool>>
        {
            ["name"] = IsText,
            ["image"] = IsText,
            ["postCreateCommand"] = IsText,
            ["customizations"] = node => node is JsonObject tools && tools.All(tool => tool.Value is JsonObject),
        };

        Assert.All(Container, property => Assert.True(known.TryGetValue(property.Key, out var isValid) && isValid(property.Value!), property.Key));
        Assert.StartsWith("mcr.microsoft.com/devcontainers/dotnet:", (string?)Container["image"], StringComparison.Ordinal);
        Assert.All(Container["customizations"]!["vscode"]!["extensions"]!.AsArray(), extension => Assert.Matches("^[a-z0-9-]+\\.[a-z0-9-]+$", (string?)extension));
    }

    /// <remarks>
    /// A cache never looks at a version again, and a package of another version would only puzzle. The clone holds what
    /// is committed, so that is what is tested.
    /// </remarks>
    [Fact]
    public async Task Its_last_command_makes_a_fresh_clone_ready_and_leaves_nothing_of_older_builds()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.Root, ".git")) || File.Exists(Path.Combine(Repository.Root, ".git")), "This is no git clone, so that there is nothing to clone. Run the tests in one.");
        using var folder = new TempFolder();
        await ProgramRun.SucceedAsync(folder.Path, "git", "clone", "--quiet", "--depth", "1", $"file://{Repository.Root}", "clone");

        var older = folder.Write("clone/notebooks/packages/Descent.Lessons.0.0.1.nupkg", "an older version");
        var cached = folder.Write($"cache/descent.lessons/{Course.Version}/of-an-older-build", "");

        // A cache of its own; what the real one holds is not downloaded again.
        var command = ProgramRun.StartInfo(folder["clone"], "bash", "-c", (string)Container["postCreateCommand"]!);
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
